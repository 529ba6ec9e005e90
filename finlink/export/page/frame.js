// What stands around a picture that is saved: above it the handling, the title and what must be said with it, below it the
// legend; each in as many lines as it takes, so that nothing is cut off.

const frameFonts = "system-ui, Segoe UI, Roboto, Noto Sans, Liberation Sans, sans-serif";
const [frameEdge, frameLine, legendLine] = [14, 17, 20];

// A text in lines that are no wider than they may be; a word that is wider stands alone.
function wrapped(text, width, font) {
  const paper = document.createElement("canvas").getContext("2d");
  paper.font = font;
  const lines = [""];
  for (const word of text.split(" ")) {
    const longer = lines[lines.length - 1] ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines[lines.length - 1] && paper.measureText(longer).width > width) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines.filter(Boolean);
}

// The entries of a legend, each where it stands: [colour, words, whether it is a line].
function laidOut(entries, width) {
  const paper = document.createElement("canvas").getContext("2d");
  paper.font = `12px ${frameFonts}`;
  let [left, row] = [frameEdge, 0];
  return entries.map(([colour, words, isLine]) => {
    const wide = 34 + paper.measureText(words).width;
    if (left > frameEdge && left + wide > width) [left, row] = [frameEdge, row + 1];
    const entry = { colour, words, isLine, left, row };
    left += wide + 12;
    return entry;
  });
}

// The frame of a picture so wide: how high it is above and below, and how it is painted on a paper that has both.
function makeFrame(width, { title, said, entries }) {
  const [titleFont, font] = [`600 17px ${frameFonts}`, `12px ${frameFonts}`];
  const inside = width - 2 * frameEdge;
  const [titles, lines, legend] = [wrapped(title, inside, titleFont), wrapped(said, inside, font), laidOut(entries, width)];
  const head = 14 + 22 * titles.length + frameLine * lines.length;
  const foot = legend.length ? 26 + legendLine * (legend[legend.length - 1].row + 1) : frameEdge;

  function paint(paper, height, { sheet, ink, soft }) {
    paper.fillStyle = sheet;
    paper.fillRect(0, 0, width, head);
    paper.fillRect(0, head + height, width, foot);
    paper.textAlign = "left";
    paper.textBaseline = "alphabetic";
    paper.fillStyle = ink;
    paper.font = titleFont;
    titles.forEach((line, at) => paper.fillText(line, frameEdge, 26 + 22 * at));
    paper.font = font;
    paper.fillStyle = soft;
    lines.forEach((line, at) => paper.fillText(line, frameEdge, 24 + 22 * titles.length + frameLine * at));
    for (const { colour, words, isLine, left, row } of legend) {
      const top = head + height + frameEdge + legendLine * row;
      if (!isLine) {
        paper.fillStyle = soft;
        paper.fillRect(left - 1, top - 1, 16, 14);
      }
      paper.fillStyle = colour;
      paper.fillRect(left, isLine ? top + 4 : top, 14, isLine ? 4 : 12);
      paper.fillStyle = ink;
      paper.fillText(words, left + 20, top + 11);
    }
  }

  return { head, foot, paint };
}
