// The search as readers see it: a dialog with a field and a list of what was found. Texts of the index become text, never
// markup.
"use strict";
{
  const search = window.referenceSearch;
  const MORE = { names: 40, passages: 60 };
  const FEW = { names: 8, passages: 10 };

  // Makes an element with some properties and what stands in it.
  search.element = function (tag, properties = {}, ...parts) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...parts);
    return element;
  };
  const element = search.element;

  const field = element("input", {
    type: "text", id: "search-field", className: "search-field", autocomplete: "off", autocapitalize: "off", spellcheck: false,
    enterKeyHint: "search", placeholder: "Name, words, “a phrase”, a figure, a year",
  });
  field.setAttribute("autocorrect", "off");
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", "search-found");
  const close = element("button", { type: "button", className: "search-close", onclick: () => dialog.close() }, "Close");
  const status = element("p", { className: "search-status" });
  status.setAttribute("role", "status");
  const found = element("div", { id: "search-found", className: "search-found" });
  found.setAttribute("role", "listbox");
  found.setAttribute("aria-label", "What was found");
  const notes = element("div", { className: "search-notes" });
  const more = element("button", { type: "button", className: "search-more", hidden: true, onclick: () => answer(MORE) }, "Show more");
  const filters = search.makeFilters(() => answer());
  const slash = element("input", { type: "checkbox", checked: search.slashWorks(), onchange: () => search.slashWorks(slash.checked) });
  const foot = element(
    "p",
    { className: "search-foot" },
    element("label", {}, slash, " The key / opens the search"),
    element("a", { href: `${search.base}search.html` }, "All names from A to Z"),
  );
  const dialog = element(
    "dialog",
    { className: "search", id: "search" },
    element("form", { className: "search-bar", onsubmit: event => event.preventDefault() }, element("label", { htmlFor: field.id, className: "unseen" }, "Search this reference"), field, close),
    filters.fold, status, element("div", { className: "search-scroll" }, found, notes, more), foot,
  );
  dialog.setAttribute("aria-label", "Search");
  document.body.append(dialog);

  let active = -1;
  let round = 0;
  const options = () => [...found.querySelectorAll("[role=option]")];

  search.open = function () {
    if (dialog.open) return field.select();
    const asked = new URLSearchParams(location.search);
    if (asked.has("q")) field.value = asked.get("q");
    filters.choose(Object.fromEntries(asked));
    dialog.showModal();
    field.focus();
    field.select();
    search.prepare().catch(() => {});
    answer();
  };

  // Shows what the field and the filters ask for; an answer that comes after that of a later query is thrown away.
  async function answer(most = FEW) {
    const [query, chosen] = [field.value.trim(), filters.chosen()];
    const mine = (round += 1);
    keepInAddress(query, chosen);
    if (!query) return show(null, "");
    if (!found.childElementCount) status.textContent = "Searching…";
    try {
      const result = await search.ask(query, chosen, most);
      if (mine === round) show(result, query, most);
    } catch (error) {
      if (mine === round) fail(error);
    }
  }

  function fail(error) {
    found.replaceChildren();
    activate(-1);
    const outdated = error.message === "outdated";
    status.textContent = outdated
      ? "The reference has changed since this page was loaded. Load the page anew to search it."
      : "The search index cannot be loaded. The list of all names below leads to every page.";
  }

  function keepInAddress(query, chosen) {
    const address = new URL(location.href);
    for (const [name, value] of Object.entries({ q: query, ...chosen }))
      if (dialog.open && value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    try {
      if (address.href !== location.href) history.replaceState(history.state, "", address);
    } catch {
      // A browser that lets pages from a disk have no query.
    }
  }

  function show(result, query, most = FEW) {
    const groups = result ? [["Names", result.names.map(showName)], ["In the text", result.passages.map(showPassage)]] : [];
    found.replaceChildren(...groups.filter(([, hits]) => hits.length).map(showGroup));
    options().forEach((option, number) => (option.id = `search-hit-${number}`));
    activate(-1);
    field.setAttribute("aria-expanded", String(options().length > 0));
    more.hidden = !result || most === MORE || (result.count.names <= most.names && result.count.passages <= result.passages.length);
    status.textContent = result ? summary(result, query) : "";
    notes.replaceChildren(...(result ? remarks(result, query) : []).map(text => element("p", {}, text)));
  }

  const summary = ({ count, names, passages }, query) =>
    names.length || passages.length ? search.tellCounts(count, query) : `Nothing found for “${query}”.`;

  // What was not looked for, and what to try where nothing was found.
  function remarks({ names, passages, common, missing }) {
    const lines = [];
    const quote = words => [...new Set(words)].map(word => `“${word}”`).join(", ");
    if (common.length) lines.push(`${quote(common)}: in more than 30 % of all passages, so left out when looking through the text.`);
    if (missing.length && passages.length) lines.push(`${quote(missing)}: nowhere in the text.`);
    if (!names.length && !passages.length) {
      const narrowed = Object.values(filters.chosen()).some(Boolean);
      lines.push("Searched: all names in English, Chinese characters and pinyin, and the words of all statements, descriptions, disagreements and hand-written pages.");
      lines.push(`Try ${narrowed ? "any kind, document and year; " : ""}fewer words, another spelling, a name without its title, or the list of all names below.`);
    }
    return lines;
  }

  function showGroup([title, hits], number) {
    const heading = element("p", { id: `search-group-${number}`, className: "search-group" }, title);
    heading.setAttribute("role", "presentation");
    const group = element("div", {}, heading, ...hits);
    group.setAttribute("role", "group");
    group.setAttribute("aria-labelledby", heading.id);
    return group;
  }

  function showHit(address, ...parts) {
    const hit = element("a", { href: search.base + address, className: "search-hit", tabIndex: -1 }, ...parts);
    hit.setAttribute("role", "option");
    hit.setAttribute("aria-selected", "false");
    return hit;
  }

  function showName({ address, kind, title, others, about }) {
    const head = element("span", { className: "search-name" }, inLanguage(title), ...others.flatMap(other => [" · ", inLanguage(other)]));
    return showHit(address, head, element("span", { className: "search-kind" }, kind), element("span", { className: "search-about" }, about));
  }

  function showPassage({ address, kind, title, standing, voice, place, snippet, concerns }) {
    const text = snippet.map(showPart);
    const label = element("span", { className: "search-kind" }, kind);
    const on = concerns.length ? ` · on ${concerns.join(", ")}` : "";
    if (!standing) {
      const about = element("span", { className: "search-about" }, ...text, on);
      return showHit(address, element("span", { className: "search-name" }, ...title.map(showPart)), label, about);
    }
    const badge = element("span", { className: `standing standing--${standing}` }, standing);
    const below = element("span", { className: "search-about" }, badge, ` according to ${voice}. ${place}${on}`);
    return showHit(address, element("span", { className: "search-text" }, ...text), label, below);
  }

  const showPart = ({ text, found }) => (found ? element("mark", {}, text) : text);

  function inLanguage({ text, language }) {
    return element("span", language ? { lang: language } : {}, text);
  }

  function activate(number) {
    const all = options();
    all.forEach((option, place) => option.setAttribute("aria-selected", String(place === number)));
    active = number;
    if (number < 0) return field.removeAttribute("aria-activedescendant");
    field.setAttribute("aria-activedescendant", all[number].id);
    all[number].scrollIntoView({ block: "nearest" });
  }

  function move(step) {
    const count = options().length;
    if (count) activate(active < 0 && step < 0 ? count - 1 : (active + step + count) % count);
  }

  // Keys of an input method belong to it: Enter takes over a candidate, arrows choose one.
  field.addEventListener("keydown", event => {
    if (event.isComposing || event.keyCode === 229) return;
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps) {
      event.preventDefault();
      move(steps[event.key]);
    } else if (event.key === "Enter") {
      event.preventDefault();
      options()[Math.max(active, 0)]?.click();
    }
  });
  field.addEventListener("input", event => {
    if (!event.isComposing) answer();
  });
  field.addEventListener("compositionend", () => answer());
  dialog.addEventListener("keydown", event => {
    if (event.key === "Escape" && event.isComposing) event.preventDefault();
  });
  dialog.addEventListener("close", () => keepInAddress("", {}));
  // Outside of the box is the dialog itself; a hit may lead to a place on this very page.
  dialog.addEventListener("click", event => {
    const hit = event.target.closest("a");
    if (event.target === dialog || (hit && !event.ctrlKey && !event.metaKey && !event.shiftKey)) leave(hit);
  });

  // The query stays in the address of a page that is left, so that going back shows the hits again; not so where the
  // page stays, which the query would make another one to the browser.
  function leave(hit) {
    const stays = !hit || hit.href.split("#")[0] === location.href.split(/[?#]/)[0];
    if (!stays) return;
    dialog.close();
    keepInAddress("", {});
  }
}
