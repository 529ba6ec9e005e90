// Search over the names of all nodes, the services, the amounts and the rows: long texts, searched as they are.

let index = null;

// Every node as one line: its name, service and amount, without separators; and every person and company as one more,
// in the letters in which the name may be asked for.
function makeIndex() {
  const [lines, names, named] = [new Array(columns.count), [], []];
  const mayBeNames = new Set(["person", "company"].map((key) => kindKeys.indexOf(key)));
  const [networks, statuses] = [facts.networks_of, facts.statuses].map((texts) => texts.map((text) => squeeze(fold(text))));
  for (let node = 0; node < columns.count; node += 1) {
    const label = columns.label.at(node);
    const [amount, also] = [columns.amount.at(node), columns.also.at(node)];
    const parts = [squeeze(plain(label)), squeeze(plain(also)), networks[columns.network[node]], statuses[columns.status[node]], squeeze(amount), amount && squeeze(written(amount))];
    lines[node] = parts.filter(Boolean).join("\u0001");
    if (!mayBeNames.has(columns.kind[node])) continue;
    names.push(`${nameKey(label)}\u0001${nameKey(also)}`);
    named.push(node);
  }
  return { all: searchable(lines, (line) => line), names: searchable(names, (line) => named[line]) };
}

function searchable(lines, nodeOf) {
  const starts = new Uint32Array(lines.length + 1);
  for (let line = 0; line < lines.length; line += 1) starts[line + 1] = starts[line] + lines[line].length + 1;
  return { text: lines.join("\n"), starts, nodeOf };
}

function plain(text) {
  return /^[\x20-\x7e]*$/u.test(text) ? text.toLowerCase() : fold(text);
}

// The nodes whose line has what is asked, those that begin with it first, cases before what is around them.
function find(text) {
  index = index || makeIndex();
  const met = new Map();
  const meet = (node, rank) => met.set(node, Math.min(rank, met.get(node) ?? 1));
  const bare = text.replace(/^(case|account|party|investigation|wallet:[^:]*):/u, "");
  for (const [one, asked] of [[index.all, squeeze(fold(bare))], [index.names, nameKey(bare)]]) {
    for (let at = asked ? one.text.indexOf(asked) : -1; at >= 0; at = one.text.indexOf(asked, at + 1)) {
      const line = lineAt(one.starts, at);
      meet(one.nodeOf(line), at === one.starts[line] ? 0 : 1);
    }
  }
  const row = /^(.+?)(?::|, row )(\d+)$/u.exec(text.trim());
  const file = row ? facts.files.indexOf(row[1]) : -1;
  for (let node = 0; file >= 0 && node < columns.count; node += 1) {
    if (columns.file[node] === file && columns.row[node] === Number(row[2])) meet(node, 0);
  }
  return Array.from(met.keys()).sort((one, other) => met.get(one) - met.get(other) || isCase(other) - isCase(one) || one - other);
}

function lineAt(starts, at) {
  let [low, high] = [0, starts.length - 2];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

function describe(node) {
  return nodeCard(node);
}
