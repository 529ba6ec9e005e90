// Amounts as exact decimal texts: added up and compared without a fraction being lost.

const decimals = 18; // as many as finlink keeps

function units(amount) {
  const [whole, part = ""] = amount.split(".");
  return BigInt(whole + part.slice(0, decimals).padEnd(decimals, "0"));
}

function sumOf(amounts) {
  const all = amounts.reduce((sum, amount) => sum + units(amount), 0n);
  const text = String(all).padStart(decimals + 1, "0");
  const part = text.slice(-decimals).replace(/0+$/u, "");
  return text.slice(0, -decimals) + (part && `.${part}`);
}

// The number that somebody wrote, with a comma or a point, as a decimal text; "" where it is none.
function readAmount(text) {
  const apart = text.trim().replace(/[\s\u00a0']/gu, "");
  const both = /^(\d{1,3}(?:([.,])\d{3})+)(?!\2)([.,])(\d+)$/u.exec(apart);
  if (both) return `${both[1].split(both[2]).join("")}.${both[4]}`; // which is which is plain, whatever the language
  const [between, before] = facts.marks;
  const groups = apart.split(before)[0].split(between.trim() || " ");
  const grouped = groups.length > 1 && groups.every((part, place) => (place ? /^\d{3}$/u : /^[1-9]\d{0,2}$/u).test(part));
  const plain = (grouped ? apart.split(between).join("") : apart).replace(/,/gu, ".");
  return /^\d+(\.\d+)?$/u.test(plain) ? plain : "";
}

// An exact decimal text with its thousands apart.
function written(amount) {
  const [whole, part] = amount.split(".");
  const [between, before] = facts.marks;
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/gu, between);
  return part ? `${grouped}${before}${part.padEnd(2, "0")}` : grouped;
}
