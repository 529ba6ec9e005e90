// Undo and redo: what the reader changed, step by step.
//
// `read()` gives the state as plain data, `apply(state)` puts it back, `onChange()` is told when a step was kept, undone
// or redone. `keep()` is called after each change; where nothing changed it keeps nothing.

const mostSteps = 200;
const mostKept = 12_000_000; // characters of all kept states together; the oldest go first

function makeHistory(read, apply, onChange = () => {}) {
  let states = [JSON.stringify(read())];
  let at = 0; // the state that is shown
  let applying = false; // what a state that is put back changes is no step of its own

  function keep() {
    if (applying) return;
    const state = JSON.stringify(read());
    if (state === states[at]) return;
    states = [...states.slice(0, at + 1), state].slice(-mostSteps - 1);
    let kept = states.reduce((sum, one) => sum + one.length, 0);
    while (states.length > 2 && kept > mostKept) kept -= states.shift().length;
    at = states.length - 1;
    onChange();
  }

  function go(to) {
    if (to < 0 || to >= states.length) return false;
    at = to;
    applying = true;
    try {
      apply(JSON.parse(states[at]));
    } finally {
      applying = false;
    }
    onChange();
    return true;
  }

  return {
    keep,
    undo: () => go(at - 1),
    redo: () => go(at + 1),
    canUndo: () => at > 0,
    canRedo: () => at < states.length - 1,
  };
}
