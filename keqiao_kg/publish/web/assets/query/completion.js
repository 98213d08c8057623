// Completes prefixes, classes and properties from our own vocabulary; nothing is asked of other hosts.
// A word matches the name of a term or its label in either language, so 观测 finds kq:Observation.

import { language } from "../page/language.js";

function short(iri, prefixes) {
  for (const [prefix, space] of Object.entries(prefixes)) {
    if (iri.startsWith(space) && /^[\w-]*$/.test(iri.slice(space.length))) return `${prefix}:${iri.slice(space.length)}`;
  }
  return null;
}

function matches(term, typed) {
  if (term.iri.startsWith(typed)) return true;
  const last = typed.split(/[#/:]/).pop().toLowerCase();
  if (!last || (/[#/]/.test(typed) && !term.iri.startsWith(typed.slice(0, typed.length - last.length)))) return false;
  return [term.name, term.zh, term.en].some((text) => text?.toLowerCase().includes(last));
}

function caption(term) {
  const label = language() === "en" ? term.en : term.zh;
  return label ? `${term.name}  ${label}` : term.name;
}

function addPrefix(yasqe, text, prefixes) {
  const prefix = text.split(":")[0];
  if (!(prefix in yasqe.getPrefixesFromQuery())) yasqe.addPrefixes({ [prefix]: prefixes[prefix] });
}

// The hint shows the label; when picked it also declares the prefix that it needs.
function dressed(hint, terms, prefixes) {
  const term = terms.find(({ iri, name }) => hint.text === name || hint.text === `<${iri}>`);
  if (!term) return hint;
  const pick = (yasqe, data, chosen) => {
    yasqe.replaceRange(chosen.text, chosen.from ?? data.from, chosen.to ?? data.to, "complete");
    if (!chosen.text.startsWith("<")) addPrefix(yasqe, chosen.text, prefixes);
  };
  return { ...hint, displayText: caption(term), hint: pick };
}

function completer(name, from, terms, prefixes) {
  return {
    name,
    autoShow: true,
    bulk: false,
    persistenceId: null,
    get: (_yasqe, token) => terms.filter((term) => matches(term, token?.autocompletionString ?? "")).map(({ iri }) => iri),
    postProcessSuggestion: (_yasqe, _token, iri) => short(iri, prefixes) ?? `<${iri}>`,
    postprocessHints: (_yasqe, hints) => hints.map((hint) => dressed(hint, terms, prefixes)),
    isValidCompletionPosition: from.isValidCompletionPosition,
    preProcessToken: from.preProcessToken,
  };
}

function named(terms, prefixes) {
  return terms.map((term) => ({ ...term, name: short(term.iri, prefixes) ?? term.iri }));
}

/** Registers the completers with YASQE; the names to enable. `vocabulary` is {prefixes, classes, properties}. */
export function registerCompleters(Yasqe, { prefixes, classes, properties }) {
  const known = Yasqe.Autocompleters;
  const lines = Object.entries(prefixes).map(([prefix, space]) => `${prefix}: <${space}>`);
  const own = [
    { ...known.prefixes, name: "kq-prefixes", get: () => lines, persistenceId: null },
    completer("kq-class", known.class, named(classes, prefixes), prefixes),
    completer("kq-property", known.property, named(properties, prefixes), prefixes),
  ];
  for (const entry of own) Yasqe.registerAutocompleter(entry, false);
  return [...own.map(({ name }) => name), "variables"];
}
