// What spoke for and against a weighed link: one bar a reason, to the right of the middle for, to the left against.
// Each step is [what, bits, what both sides say].

function waterfallSteps(steps, together) {
  const list = make("ol", undefined, "steps");
  const most = Math.max(1, ...steps.map((step) => Math.abs(Number(step[1]))));
  for (const [what, bits, sides] of steps) {
    const weight = Number(bits);
    const item = make("li", undefined, weight < 0 ? "against" : "for");
    const bar = make("span", undefined, "bar");
    bar.style.width = `${Math.round((50 * Math.abs(weight)) / most)}%`;
    const track = make("span", undefined, "track");
    track.setAttribute("aria-hidden", "true");
    track.append(bar);
    const says = make("p", what);
    says.dir = "auto";
    item.append(make("b", bits.replace("-", "−") || "·"), says, track);
    if (sides) {
      const both = make("p", sides, "sides");
      both.dir = "auto";
      item.append(both);
    }
    list.append(item);
  }
  return [list, make("p", together, "together")];
}
