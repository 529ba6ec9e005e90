// A paper that writes SVG: as much of a canvas as the picture is painted with. Texts are escaped, nothing else is text.

class SvgLine {
  constructor() { this.d = []; }
  moveTo(x, y) { this.d.push(`M${point2(x)} ${point2(y)}`); }
  lineTo(x, y) { this.d.push(`${this.d.length ? "L" : "M"}${point2(x)} ${point2(y)}`); }
  closePath() { this.d.push("Z"); }
  rect(x, y, width, height) { this.d.push(`M${point2(x)} ${point2(y)}h${point2(width)}v${point2(height)}h${point2(-width)}Z`); }
  arc(x, y, r) { this.d.push(`M${point2(x - r)} ${point2(y)}a${point2(r)} ${point2(r)} 0 1 0 ${point2(2 * r)} 0a${point2(r)} ${point2(r)} 0 1 0 ${point2(-2 * r)} 0Z`); }
}

function point2(number) {
  return String(Math.round(number * 100) / 100);
}

function xml(text) {
  return String(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, "\ufffd").replace(/[&<>"']/gu, (letter) => `&#${letter.codePointAt(0)};`);
}

class SvgPaper {
  constructor(width, height) {
    Object.assign(this, { width, height, parts: [], line: new SvgLine(), shift: 0, shifts: [], dash: [] });
    Object.assign(this, { fillStyle: "#000", strokeStyle: "#000", lineWidth: 1, globalAlpha: 1, font: "12px sans-serif", textAlign: "left", textBaseline: "alphabetic", lineJoin: "miter" });
  }

  isVector() { return true; }
  save() { this.shifts.push(this.shift); }
  restore() { this.shift = this.shifts.pop(); this.parts.push("</g>"); }
  translate(x, y) { this.shift = y; this.parts.push(`<g transform="translate(${point2(x)} ${point2(y)})">`); }
  beginPath() { this.line = new SvgLine(); }
  moveTo(...at) { this.line.moveTo(...at); }
  lineTo(...at) { this.line.lineTo(...at); }
  closePath() { this.line.closePath(); }
  rect(...at) { this.line.rect(...at); }
  arc(...at) { this.line.arc(...at); }
  setLineDash(dash) { this.dash = dash; }
  fillRect(x, y, width, height) { this.parts.push(`<rect x="${point2(x)}" y="${point2(y)}" width="${point2(width)}" height="${point2(height)}" fill="${xml(this.fillStyle)}"${this.alpha()}/>`); }
  fill() { this.parts.push(`<path d="${this.line.d.join("")}" fill="${xml(this.fillStyle)}"${this.alpha()}/>`); }
  stroke(line = this.line) {
    const dash = this.dash.length ? ` stroke-dasharray="${this.dash.join(" ")}"` : "";
    this.parts.push(`<path d="${line.d.join("")}" fill="none" stroke="${xml(this.strokeStyle)}" stroke-width="${this.lineWidth}"${dash}${this.alpha()}/>`);
  }
  fillText(text, x, y) { this.parts.push(this.written(text, x, y, `fill="${xml(this.fillStyle)}"`)); }
  strokeText(text, x, y) { this.parts.push(this.written(text, x, y, `fill="none" stroke="${xml(this.strokeStyle)}" stroke-width="${this.lineWidth}" stroke-linejoin="round"`)); }

  alpha() { return this.globalAlpha < 1 ? ` opacity="${this.globalAlpha}"` : ""; }

  written(text, x, y, paint) {
    const [, weight, size] = /^(\d{3} )?([\d.]+)px/u.exec(this.font);
    const down = this.textBaseline === "top" ? 0.8 * Number(size) : 0;
    const anchor = this.textAlign === "center" ? ' text-anchor="middle"' : "";
    return `<text x="${point2(x)}" y="${point2(y + down)}" font-size="${size}"${weight ? ' font-weight="600"' : ""}${anchor} ${paint}>${xml(text)}</text>`;
  }

  text() {
    const size = `width="${point2(this.width)}" height="${point2(this.height)}" viewBox="0 0 ${point2(this.width)} ${point2(this.height)}"`;
    return `<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="sans-serif">${this.parts.join("\n")}</svg>\n`;
  }
}
