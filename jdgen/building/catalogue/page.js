"use strict";
// Searching, filtering and sorting of the table that stands in the page. No text is ever made into markup: rows are
// moved, never written. Only the first rows found stand in the page, because laying out ten thousand takes seconds.
(() => {
  const by = (id) => document.getElementById(id);
  const table = by("documents");
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const [search, school, grade, status, count, more] = ["search", "school", "grade", "status", "count", "more"].map(by);
  const fields = { search, school, grade, status };
  const MOST = Number(more.dataset.most);
  const collator = new Intl.Collator("en-GB", { numeric: true, sensitivity: "base" });
  const number = new Intl.NumberFormat("en-GB");

  const folded = (text) =>
    (/^[ -~\n]*$/.test(text)
      ? text
      : text.normalize("NFKD").replace(/\p{M}+/gu, "").replace(/ß/g, "ss").replace(/[‘’]/g, "'").replace(/[‐-―]/g, "-")
    ).toLowerCase();

  const rows = Array.from(body.rows, (row) => {
    const [title, name, step] = row.cells;
    const schools = row.dataset.in.split(" ");
    const text = folded(`${title.textContent}\n${name.textContent}\n${step.textContent}\n${row.dataset.in}`);
    return { row, schools, grade: step.textContent, state: row.dataset.state, text, dressed: false };
  });

  let sorted = { column: -1, down: false };
  let ordered = rows;
  let found = rows;
  let shown = MOST;

  // Sorting: empty cells come last in both directions.
  const key = (row, column) => {
    const cell = row.cells[column];
    return cell.querySelector("time")?.dateTime ?? (column ? cell.textContent : cell.firstChild.data);
  };
  const sort = () => {
    heads.forEach((head, column) => {
      if (column === sorted.column) head.setAttribute("aria-sort", sorted.down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    if (sorted.column < 0) return void (ordered = rows);
    const keyed = rows.map((each) => [key(each.row, sorted.column), each]);
    const full = keyed.filter(([text]) => text).sort(([a], [b]) => (sorted.down ? -1 : 1) * collator.compare(a, b));
    ordered = [...full, ...keyed.filter(([text]) => !text)].map(([, each]) => each);
  };

  // On narrow screens rows are shown as cards; their roles say that they are a table all the same.
  const dress = (each) => {
    if (!each.dressed) {
      each.row.setAttribute("role", "row");
      for (const cell of each.row.cells) cell.setAttribute("role", cell.tagName === "TH" ? "rowheader" : "cell");
      each.dressed = true;
    }
    return each.row;
  };
  const say = (what, values) => count.dataset[what].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const show = () => {
    body.replaceChildren(...found.slice(0, shown).map(dress));
    const [all, some] = [rows.length, found.length].map((each) => number.format(each));
    let words = say(found.length < rows.length ? "some" : "all", { found: some, all });
    if (found.length > shown) words = say("first", { count: words, shown: number.format(shown) });
    if (!found.length) words += `. ${count.dataset.none}`;
    if (count.textContent !== words) count.textContent = words;
    more.hidden = found.length <= shown;
    table.hidden = !found.length;
  };
  const filter = () => {
    const words = folded(search.value).split(/\s+/).filter(Boolean);
    found = ordered.filter(
      (each) =>
        (!school.value || each.schools.includes(school.value)) &&
        (!grade.value || each.grade === grade.value) &&
        (!status.value || each.state === status.value) &&
        words.every((word) => each.text.includes(word)),
    );
    shown = MOST;
    show();
  };

  // The address keeps what is asked for, so that a link to it may be sent.
  let timer = 0;
  const remember = () => {
    const asked = new URLSearchParams();
    for (const [name, field] of Object.entries(fields)) if (field.value.trim()) asked.set(name, field.value.trim());
    if (sorted.column >= 0) asked.set("sort", (sorted.down ? "-" : "") + heads[sorted.column].dataset.name);
    if (`#${asked}` === (location.hash || "#")) return;
    try {
      history.replaceState(null, "", `#${asked}`);
    } catch {
      // Some browsers count such calls, or allow none from a file: the page works without.
    }
  };
  const recall = () => {
    const asked = new URLSearchParams(location.hash.slice(1));
    for (const [name, field] of Object.entries(fields)) {
      field.value = asked.get(name) ?? "";
      if (field.selectedIndex === -1) field.value = "";
    }
    const by = asked.get("sort") ?? "";
    const column = heads.findIndex((head) => by && head.dataset.name === by.replace(/^-/, ""));
    sorted = { column, down: by.startsWith("-") };
    sort();
    filter();
  };
  const asked = () => {
    filter();
    clearTimeout(timer);
    timer = setTimeout(remember, 300);
  };

  for (const head of heads.filter((each) => each.dataset.name)) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const column = heads.indexOf(head);
      sorted = { column, down: sorted.column === column && !sorted.down };
      sort();
      asked();
    });
  }
  for (const field of Object.values(fields)) field.addEventListener("input", asked);
  by("clear").addEventListener("click", () => {
    for (const field of Object.values(fields)) field.value = "";
    asked();
  });
  const reveal = (upTo) => {
    const next = found[shown]?.row;
    shown = upTo;
    show();
    if (more.hidden) next?.querySelector("a")?.focus();
  };
  by("next").addEventListener("click", () => reveal(shown + MOST));
  by("all").addEventListener("click", () => reveal(Infinity));
  addEventListener("hashchange", recall);
  let before = MOST;
  addEventListener("beforeprint", () => {
    [before, shown] = [shown, Infinity];
    show();
  });
  addEventListener("afterprint", () => {
    shown = before;
    show();
  });

  table.setAttribute("role", "table");
  for (const group of [table.tHead, body]) group.setAttribute("role", "rowgroup");
  table.tHead.rows[0].setAttribute("role", "row");
  for (const head of heads) head.setAttribute("role", "columnheader");
  by("filters").hidden = false;
  recall();
  document.documentElement.classList.add("ready");
})();
