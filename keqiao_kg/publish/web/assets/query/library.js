// The list of ready questions: searched as one types, opened by a click, with a form for its parameters.

import { element } from "../page/elements.js";
import { language, onLanguage } from "../page/language.js";
import { filled, PATTERN } from "./parameters.js";
import { word } from "./words.js";

const said = (thing) => thing[language()] || thing.zh || thing.en || thing.name;

function choices(parameter) {
  const any = parameter.default === "" ? [["", word("any")]] : [];
  const options = [...any, ...parameter.choices.map((value) => [value, value])];
  const option = ([value, text]) => element("option", { value, selected: value === parameter.default }, text);
  return element("select", { name: parameter.name }, options.map(option));
}

function input(parameter) {
  return element("input", {
    name: parameter.name,
    value: parameter.default,
    placeholder: parameter.default === "" ? word("any") : undefined,
    pattern: PATTERN[parameter.kind],
    required: parameter.default !== "",
  });
}

function field(parameter) {
  return element("label", {}, element("span", {}, said(parameter)), parameter.choices.length ? choices(parameter) : input(parameter));
}

function form(question, open) {
  const fields = question.parameters.map(field);
  const run = element("button", { type: "submit" }, word("run"));
  const submit = (event) => {
    event.preventDefault();
    open(question, filled(question.text, question.parameters, Object.fromEntries(new FormData(event.target))));
  };
  return element("form", { class: "kq-parameters", "aria-label": word("parameters"), onsubmit: submit }, fields, run);
}

function mark(button) {
  const before = button.closest(".kq-questions").querySelectorAll("[aria-current]");
  for (const other of before) other.removeAttribute("aria-current");
  button.setAttribute("aria-current", "true");
}

function entry(question, open) {
  const choose = ({ currentTarget }) => {
    mark(currentTarget);
    open(question, question.text);
  };
  const name = question.name.split("/").pop();
  const button = element(
    "button",
    { type: "button", class: "kq-question", "data-question": question.name, onclick: choose },
    element("span", { class: "kq-question-text" }, said(question)),
    element("code", {}, name),
  );
  const item = element("li", {}, button);
  if (question.parameters.length) item.append(form(question, open));
  return item;
}

function found(question, text) {
  const place = [question.name, question.zh, question.en].join(" ").toLowerCase();
  return text.toLowerCase().split(/\s+/).every((part) => place.includes(part));
}

function section(group, questions, open) {
  const heading = element("h2", {}, said(group));
  return element("section", {}, heading, element("ul", {}, questions.map((question) => entry(question, open))));
}

/** The text of a question for the editor, with what it asks as a comment. */
export function commented(question, query = question.text) {
  return `# ${said(question)}\n${query}`;
}

/** Draws the library into `panel`; `open(question, query)` is called for the chosen one. */
export function drawLibrary(panel, { groups, queries }, open) {
  const search = element("input", { type: "search", class: "kq-find" });
  const list = element("div", { class: "kq-questions" });
  const draw = () => {
    search.placeholder = word("find");
    search.setAttribute("aria-label", word("find"));
    const kept = queries.filter((question) => found(question, search.value));
    const sections = groups
      .map((group) => [group, kept.filter((question) => question.group === group.name)])
      .filter(([, members]) => members.length)
      .map(([group, members]) => section(group, members, open));
    list.replaceChildren(...(sections.length ? sections : [element("p", {}, word("none"))]));
  };
  search.addEventListener("input", draw);
  onLanguage(draw);
  panel.append(search, list);
  draw();
}
