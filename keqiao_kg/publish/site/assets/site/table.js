// Lists and tables that a form sieves by words, group and theme, and whose columns sort.
"use strict";
(() => {
  const digits = (text) => (text === "" ? Number.NaN : Number(text));

  function sieve(form) {
    const list = document.getElementById(form.dataset.sieve);
    const rows = [...list.querySelectorAll("[data-name]")];
    const count = form.querySelector("[data-count]");

    function apply() {
      const words = (form.elements.words?.value || "").trim().toLowerCase();
      let seen = 0;
      for (const row of rows) {
        const fits =
          (!words || row.dataset.name.toLowerCase().includes(words)) &&
          ["group", "theme"].every((key) => !form.elements[key]?.value || row.dataset[key] === form.elements[key].value);
        row.hidden = !fits;
        if (fits) seen += 1;
      }
      for (const section of list.querySelectorAll("section")) {
        section.hidden = !section.querySelector("[data-name]:not([hidden])");
      }
      if (count) count.textContent = seen;
    }

    form.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    apply();
  }

  function sortable(table) {
    const body = table.tBodies[0];
    const written = [...body.rows];
    for (const head of table.querySelectorAll("th[data-by]")) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => sort(head));
    }

    function sort(head) {
      const before = head.getAttribute("aria-sort");
      for (const other of table.querySelectorAll("th[aria-sort]")) other.removeAttribute("aria-sort");
      if (before === "descending") {
        body.append(...written); // the third click gives the order as written back
        return;
      }
      const down = before === "ascending";
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      body.append(...[...written].sort((a, b) => compare(a, b, head, down)));
    }

    /** Rows without a value come last, whichever way. */
    function compare(a, b, head, down) {
      const [left, right] = [a, b].map((row) => row.dataset[head.dataset.by]);
      const numeric = head.hasAttribute("data-numeric");
      const isEmpty = (text) => text === "" || (numeric && Number.isNaN(digits(text)));
      if (isEmpty(left) || isEmpty(right)) return isEmpty(left) - isEmpty(right);
      const order = numeric ? digits(left) - digits(right) : left.localeCompare(right, "zh");
      return down ? -order : order;
    }
  }

  for (const table of document.querySelectorAll("table:has(th[data-by])")) sortable(table);
  for (const form of document.querySelectorAll("form[data-sieve]")) sieve(form);
})();
