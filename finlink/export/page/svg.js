// A paper that writes SVG: as much of a canvas as pictures are painted with. Texts are escaped, nothing else is text.
// It can be moved and grown, not turned.

class SvgLine {
  constructor(place = { scale: 1, x: 0, y: 0 }) { Object.assign(this, { d: [], place }); }
  at(x, y) { return `${point2(x * this.place.scale + this.place.x)} ${point2(y * this.place.scale + this.place.y)}`; }
  moveTo(x, y) { this.d.push(`M${this.at(x, y)}`); }
  lineTo(x, y) { this.d.push(`${this.d.length ? "L" : "M"}${this.at(x, y)}`); }
  quadraticCurveTo(x1, y1, x, y) { this.d.push(`Q${this.at(x1, y1)} ${this.at(x, y)}`); }
  bezierCurveTo(x1, y1, x2, y2, x, y) { this.d.push(`C${this.at(x1, y1)} ${this.at(x2, y2)} ${this.at(x, y)}`); }
  closePath() { this.d.push("Z"); }
  rect(x, y, width, height) {
    this.moveTo(x, y);
    for (const [across, down] of [[width, 0], [width, height], [0, height]]) this.lineTo(x + across, y + down);
    this.closePath();
  }

  // From one angle to another, clockwise unless it is said otherwise; a whole turn is two halves.
  arc(x, y, r, from = 0, to = 2 * Math.PI, counter = false) {
    const turn = (angle) => [x + r * Math.cos(angle), y + r * Math.sin(angle)];
    const size = point2(r * this.place.scale);
    const whole = Math.abs(to - from) >= 2 * Math.PI - 1e-6;
    const span = whole ? 2 * Math.PI : (((counter ? from - to : to - from) % (2 * Math.PI)) + 2 * Math.PI) % (2 * Math.PI);
    const bow = (angle, large) => this.d.push(`A${size} ${size} 0 ${large ? 1 : 0} ${counter ? 0 : 1} ${this.at(...turn(angle))}`);
    if (whole || !this.d.length) this.moveTo(...turn(from));
    else this.lineTo(...turn(from));
    if (whole) bow(from + (counter ? -Math.PI : Math.PI), false);
    bow(whole ? from : to, span > Math.PI && !whole);
  }
}

function point2(number) {
  return String(Math.round(number * 100) / 100);
}

function xml(text) {
  return String(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, "\ufffd").replace(/[&<>"']/gu, (letter) => `&#${letter.codePointAt(0)};`);
}

const svgStyle = { fillStyle: "#000", strokeStyle: "#000", lineWidth: 1, globalAlpha: 1, font: "12px sans-serif", textAlign: "left", textBaseline: "alphabetic", lineJoin: "miter" };

class SvgPaper {
  constructor(width, height) {
    Object.assign(this, { width, height, parts: [], place: { scale: 1, x: 0, y: 0 }, kept: [], dash: [], ...svgStyle });
    this.line = new SvgLine(this.place);
  }

  save() { this.kept.push([this.place, this.dash, Object.fromEntries(Object.keys(svgStyle).map((name) => [name, this[name]]))]); }
  restore() {
    const [place, dash, style] = this.kept.pop() || [this.place, this.dash, {}];
    Object.assign(this, { place, dash, ...style });
  }

  translate(x, y) { this.place = { ...this.place, x: this.place.x + x * this.place.scale, y: this.place.y + y * this.place.scale }; }
  scale(factor) { this.place = { ...this.place, scale: this.place.scale * factor }; }
  beginPath() { this.line = new SvgLine(this.place); }
  moveTo(...at) { this.line.moveTo(...at); }
  lineTo(...at) { this.line.lineTo(...at); }
  quadraticCurveTo(...at) { this.line.quadraticCurveTo(...at); }
  bezierCurveTo(...at) { this.line.bezierCurveTo(...at); }
  closePath() { this.line.closePath(); }
  rect(...at) { this.line.rect(...at); }
  arc(...at) { this.line.arc(...at); }
  setLineDash(dash) { this.dash = dash; }
  clearRect() { /* what is under a picture is its own paper */ }

  fillRect(...box) {
    const line = new SvgLine(this.place);
    line.rect(...box);
    this.fill(line);
  }

  fill(line = this.line) {
    const paint = this.paint("fill", this.fillStyle);
    if (paint && line.d.length) this.parts.push(`<path d="${line.d.join("")}" ${paint}${this.moved(line)}/>`);
  }

  stroke(line = this.line) {
    const paint = this.paint("stroke", this.strokeStyle);
    const grown = line.place === this.place || line === this.line ? this.place.scale : 1;
    const dash = this.dash.length ? ` stroke-dasharray="${this.dash.map((part) => point2(part * grown)).join(" ")}"` : "";
    if (paint && line.d.length) this.parts.push(`<path d="${line.d.join("")}" fill="none" ${paint} stroke-width="${point2(this.lineWidth * grown)}"${dash}${this.moved(line)}/>`);
  }

  // A line that was made elsewhere lies where this paper has been moved to.
  moved(line) {
    const { scale, x, y } = this.place;
    const own = line === this.line || line.place === this.place || (scale === 1 && !x && !y);
    return own ? "" : ` transform="matrix(${scale} 0 0 ${scale} ${point2(x)} ${point2(y)})"`;
  }

  fillText(text, x, y) { this.write(text, x, y, this.paint("fill", this.fillStyle)); }
  strokeText(text, x, y) {
    const paint = this.paint("stroke", this.strokeStyle);
    this.write(text, x, y, paint && `fill="none" ${paint} stroke-width="${point2(this.lineWidth * this.place.scale)}" stroke-linejoin="round"`);
  }

  // The colour as an attribute, nothing where it cannot be seen.
  paint(name, colour) {
    const alpha = this.globalAlpha < 1 ? ` opacity="${point2(this.globalAlpha)}"` : "";
    const clear = /^rgba\(.*,\s*0\)$/u.test(colour) || colour === "transparent";
    return clear || this.globalAlpha <= 0 ? "" : `${name}="${xml(colour)}"${alpha}`;
  }

  write(text, x, y, paint) {
    if (!paint || !String(text).trim()) return;
    const [, weight, size] = /(\d{3}|bold)?\s*([\d.]+)px/u.exec(this.font);
    const grown = Number(size) * this.place.scale;
    const down = { top: 0.8, hanging: 0.8, middle: 0.35 }[this.textBaseline] || 0;
    const anchor = { center: ' text-anchor="middle"', right: ' text-anchor="end"' }[this.textAlign] || "";
    const at = `x="${point2(x * this.place.scale + this.place.x)}" y="${point2(y * this.place.scale + this.place.y + down * grown)}"`;
    this.parts.push(`<text ${at} font-size="${point2(grown)}"${weight ? ' font-weight="600"' : ""}${anchor} ${paint}>${xml(text)}</text>`);
  }

  text() {
    const size = `width="${point2(this.width)}" height="${point2(this.height)}" viewBox="0 0 ${point2(this.width)} ${point2(this.height)}"`;
    return `<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="sans-serif">${this.parts.join("\n")}</svg>\n`;
  }
}
