// Puts values into a question as terms, never as text. The question holds each parameter as a block
// `VALUES ?name { default }`, where UNDEF stands for any value; the library tells the block of each.

const FORM = {
  string: (value) => `"${value.replace(/["\\]/g, "\\$&").replace(/\n/g, "\\n").replace(/\r/g, "\\r")}"`,
  integer: (value) => checked(value, /^[+-]?\d{1,18}$/),
  decimal: (value) => `"${checked(value, /^[+-]?\d{1,18}(\.\d{1,18})?$/)}"^^<http://www.w3.org/2001/XMLSchema#decimal>`,
  iri: (value) => `<${checked(value, /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]*$/i)}>`,
};

function checked(value, pattern) {
  if (!pattern.test(value)) throw new Error(value);
  return value;
}

/** What an input needs to let only such values pass. */
export const PATTERN = { string: null, integer: "[+\\-]?[0-9]{1,18}", decimal: "[+\\-]?[0-9]{1,18}([.][0-9]{1,18})?", iri: "[A-Za-z][A-Za-z0-9+.\\-]*:.+" };

/** The query with these values ({name: text}) in place of the defaults of its parameters. */
export function filled(query, parameters, values) {
  return parameters.reduce((text, { name, kind, block }) => {
    const value = values[name].trim();
    const term = value === "" ? "UNDEF" : FORM[kind](value);
    return text.replace(block, () => `VALUES ?${name} { ${term} }`);
  }, query);
}
