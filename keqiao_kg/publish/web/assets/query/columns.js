// Which columns of a result hold numbers, which name its rows, and which part it into groups of one scale.

const NUMBER = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i;
const POSITION = /^(start|end|offset|page|position|number|year|.*Period|period)$/;
const MEASURED = /^(value|result|target|count|total|amount|n|share|growth|level)$/i;

const text = (row, column) => row[column]?.value ?? "";

/** The number in a cell, or null. */
export function numberIn(row, column) {
  const value = text(row, column);
  return NUMBER.test(value) ? Number(value) : null;
}

function isNumeric(rows, column) {
  const filled = rows.filter((row) => text(row, column) !== "");
  return filled.length > 0 && filled.filter((row) => numberIn(row, column) !== null).length >= 0.8 * filled.length;
}

function distinct(rows, column) {
  return new Set(rows.map((row) => text(row, column))).size;
}

const NAMED = /^(name|label|indicator|programme|project|place|theme|verb|term|thing|subject)$/;

// Columns called so, and short texts that differ from row to row, make good names.
function fitness(rows, column) {
  const called = NAMED.test(column) ? 1 : 0;
  const length = rows.reduce((sum, row) => sum + text(row, column).length, 0) / rows.length;
  return called + distinct(rows, column) / rows.length - Math.max(0, length - 24) / 40 - (rows[0][column]?.type === "uri" ? 0.5 : 0);
}

/** {numbers, names, values, label, group}: the columns of each kind and what to draw at first. */
export function readColumns(columns, rows) {
  const numbers = columns.filter((column) => isNumeric(rows, column));
  const names = columns.filter((column) => !numbers.includes(column));
  const measured = numbers.filter((column) => MEASURED.test(column));
  const others = numbers.filter((column) => !POSITION.test(column));
  const values = measured.length ? measured : (others.length ? others : numbers).slice(0, 1);
  const label = names.reduce((best, column) => (best && fitness(rows, best) >= fitness(rows, column) ? best : column), null);
  const group = names.includes("unit") && distinct(rows, "unit") > 1 ? "unit" : "";
  return { numbers, names, values, label: label ?? columns[0], group };
}

/** The rows in groups by the text of a column, largest group first; one group for "". */
export function grouped(rows, column) {
  const groups = Map.groupBy ? Map.groupBy(rows, (row) => text(row, column)) : partition(rows, column);
  return [...groups].sort((a, b) => b[1].length - a[1].length);
}

function partition(rows, column) {
  const groups = new Map();
  for (const row of rows) groups.set(text(row, column), [...(groups.get(text(row, column)) ?? []), row]);
  return groups;
}
