// Narrows a search by kind, document and year: three lists in a fold, filled when it is opened.
"use strict";
{
  const search = window.referenceSearch;
  const LABELS = { kind: "Kind", source: "Document", year: "Year" };
  search.filterNames = Object.keys(LABELS);

  // Gives the fold, what is chosen in it, and a way to choose; `changed` is called when readers do.
  search.makeFilters = function (changed) {
    const fold = search.element("details", { className: "search-filters" }, search.element("summary", {}, "Narrow by kind, document or year"));
    const lists = {};
    const wanted = {};
    for (const [name, label] of Object.entries(LABELS)) {
      lists[name] = search.element("select", { id: `search-${name}`, onchange: choose }, new Option(`any ${label.toLowerCase()}`, ""));
      const row = search.element("label", { htmlFor: lists[name].id }, label, lists[name]);
      fold.append(row);
    }
    let filled = null;

    function choose() {
      for (const name of search.filterNames) wanted[name] = lists[name].value;
      changed();
    }

    // Of what is only in the address the value stands until the lists are filled.
    async function fill() {
      filled ??= Promise.all([search.prepare(), search.load("filters")]).then(([{ catalog }, found]) => {
        const kinds = Object.fromEntries(catalog.kinds);
        for (const kind of found.kinds) lists.kind.append(new Option(kinds[kind], kind));
        for (const [id, label] of found.sources) lists.source.append(new Option(label, id));
        for (const year of found.years) lists.year.append(new Option(year, year));
      });
      await filled;
      for (const name of search.filterNames) lists[name].value = wanted[name] ?? "";
    }
    fold.addEventListener("toggle", () => fold.open && fill().catch(() => changed()));

    return {
      fold,
      chosen: () => Object.fromEntries(search.filterNames.map(name => [name, wanted[name] ?? ""])),
      choose(values) {
        for (const name of search.filterNames) wanted[name] = values[name] ?? "";
        fold.open = search.filterNames.some(name => wanted[name]);
        if (fold.open) fill().catch(() => changed());
      },
    };
  };
}
