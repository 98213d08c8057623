// Puts values into a question as terms, never as text. The question holds each parameter as a block
// `VALUES ?name { default }`, where UNDEF stands for any value, or a second store as `SERVICE <default>`; the library
// tells the block of each.

const quoted = (value) => `"${value.replace(/["\\]/g, "\\$&").replace(/\n/g, "\\n").replace(/\r/g, "\\r")}"`;
const iri = (value) => `<${checked(value, /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]*$/i)}>`;

const FORM = {
  string: quoted,
  label: (value) => `${quoted(value)}@zh`,
  integer: (value) => checked(value, /^[+-]?\d{1,18}$/),
  decimal: (value) => `"${checked(value, /^[+-]?\d{1,18}(\.\d{1,18})?$/)}"^^<http://www.w3.org/2001/XMLSchema#decimal>`,
  iri,
  service: iri,
};

function checked(value, pattern) {
  if (!pattern.test(value)) throw new Error(value);
  return value;
}

const ADDRESS = "[A-Za-z][A-Za-z0-9+.\\-]*:.+";

/** What an input needs to let only such values pass. */
export const PATTERN = {
  string: null,
  label: null,
  integer: "[+\\-]?[0-9]{1,18}",
  decimal: "[+\\-]?[0-9]{1,18}([.][0-9]{1,18})?",
  iri: ADDRESS,
  service: ADDRESS,
};

/** The query with these values ({name: text}) in place of the defaults of its parameters. */
export function filled(query, parameters, values) {
  return parameters.reduce((text, { name, kind, block }) => {
    const value = values[name].trim();
    const term = value === "" ? "UNDEF" : FORM[kind](value);
    return text.replace(block, () => (kind === "service" ? `SERVICE ${term}` : `VALUES ?${name} { ${term} }`));
  }, query);
}
