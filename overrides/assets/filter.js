// Sorting and filtering of what stands whole in a page. Everything here is added: without it the page is complete.
//
// A container has the class "filterable". Its items are the rows of its table, or whatever in it carries a facet.
//   data-filters  JSON: [{"name": "source", "label": "Document", "values": {"an-id": "what readers see"}}]
//   data-source   on an item or inside it: the ids that it has of the facet "source", with blanks between
//   data-words    JSON, of tables: for each row a list of further names by which it is found
//   data-noun     what the items are called, "people"
//   data-column   on a heading: what its column is called in addresses; the heading then sorts
//   data-key      on a cell: a number to sort by, where its words do not sort
// Inside a container, whatever has the class "group" hides when all of its items are hidden.
// What a reader chooses stands in the address: ?find=…&source=…&sort=…&order=desc, or behind # where a browser does not
// let a page from a disk change more. A second container of a page has its number before each name: 2-find.
// The theme's own search has the name q.
"use strict";

var filtering = (() => {
  const words = new Intl.Collator("en", { numeric: true });

  // Text ------------------------------------------------------------------------------------------------------------

  // As names are compared: without case, accents, tones, apostrophes and other signs.
  function fold(text) {
    const plain = text.normalize("NFKD").replace(/[\p{M}'\u2018\u2019\u02bc]+/gu, "").toLowerCase();
    return plain.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  }

  // Names are also found when they are written as one word.
  function searchable(text, names) {
    const folded = names.map(fold);
    return ` ${[fold(text), ...folded, ...folded.map(each => each.replace(/ /g, ""))].join(" ")}`;
  }

  // Words are found by their beginning, Chinese by any part.
  function has(text, word) {
    return text.includes(/\p{Script=Han}/u.test(word) ? word : ` ${word}`);
  }

  function describe(shown, all, noun) {
    if (shown === all) return `${all} ${noun}`;
    return shown ? `${shown} of ${all} ${noun}` : `Nothing found among ${all} ${noun}`;
  }

  // Choosing: a state is {find, sort, order, choices: {facet: id}} -------------------------------------------------------

  function fits(item, state) {
    const wanted = fold(state.find).split(" ").filter(Boolean);
    const chosen = Object.entries(state.choices);
    return wanted.every(each => has(item.text, each)) && chosen.every(([name, id]) => item.facets[name].includes(id));
  }

  // Whatever has nothing in the column stands last, whichever way it is sorted; equals keep the page's order.
  function compare(one, other, column, descending) {
    const [first, second] = [one.keys[column], other.keys[column]];
    const empty = (first === "") - (second === "");
    const order = typeof first === "number" ? first - second : words.compare(first, second);
    return empty || (descending ? -order : order) || one.place - other.place;
  }

  function sorted(items, state) {
    const columns = items.length ? Object.keys(items[0].keys) : [];
    if (!columns.includes(state.sort)) return [...items].sort((one, other) => one.place - other.place);
    return [...items].sort((one, other) => compare(one, other, state.sort, state.order === "desc"));
  }

  // A heading pressed again and again: ascending, descending, as the page has it.
  function turned(state, column) {
    if (state.sort !== column) return { ...state, sort: column, order: "" };
    return state.order ? { ...state, sort: "", order: "" } : { ...state, order: "desc" };
  }

  // Addresses -------------------------------------------------------------------------------------------------------

  function decode(text) {
    try {
      return decodeURIComponent(text.replace(/\+/g, " "));
    } catch {
      return "";
    }
  }

  function parse(query) {
    return query.split("&").filter(Boolean).map(each => {
      const [name, ...value] = each.split("=");
      return [decode(name), decode(value.join("="))];
    });
  }

  // Names and values that the list does not know are passed over.
  function read(query, facets, columns, prefix) {
    const given = new Map(parse(query));
    const told = name => given.get(prefix + name) || "";
    const sort = columns.includes(told("sort")) ? told("sort") : "";
    const choices = facets.filter(each => Object.hasOwn(each.values, told(each.name))).map(each => [each.name, told(each.name)]);
    const order = sort && told("order") === "desc" ? "desc" : "";
    return { find: told("find"), sort, order, choices: Object.fromEntries(choices) };
  }

  // Keep what others have in the address.
  function write(query, state, facets, prefix) {
    const own = { find: state.find, ...state.choices };
    if (state.sort) Object.assign(own, { sort: state.sort, order: state.order });
    const names = ["find", "sort", "order", ...facets.map(each => each.name)].map(each => prefix + each);
    const others = parse(query).filter(([name]) => !names.includes(name));
    const mine = Object.entries(own).filter(([, value]) => value).map(([name, value]) => [prefix + name, value]);
    return [...others, ...mine].map(pair => pair.map(encodeURIComponent).join("=")).join("&");
  }

  // An anchor has no "=" in it.
  function queryOf(place) {
    const behind = place.hash.slice(1);
    return place.search.slice(1) || (behind.includes("=") ? behind : "");
  }

  function remember(query) {
    const anchor = location.hash.includes("=") ? "" : location.hash;
    try {
      history.replaceState(null, "", location.pathname + (query && `?${query}`) + anchor);
    } catch {
      history.replaceState(null, "", `#${query}`);
    }
  }

  // The page --------------------------------------------------------------------------------------------------------

  function element(tag, attributes, ...inside) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...inside);
    return made;
  }

  function valuesIn(part, name) {
    const attribute = `data-${name}`;
    const carriers = [part, ...part.querySelectorAll(`[${attribute}]`)];
    return carriers.flatMap(each => (each.getAttribute(attribute) || "").split(" ")).filter(Boolean);
  }

  function keyOf(cell) {
    return cell.dataset.key ? Number(cell.dataset.key) : fold(cell.textContent);
  }

  function itemsOf(container, facets, headings) {
    const carriers = facets.map(each => `[data-${each.name}]`).join();
    const rows = container.querySelectorAll("tbody > tr");
    const found = rows.length || !carriers ? rows : container.querySelectorAll(carriers);
    const names = JSON.parse(container.dataset.words || "[]");
    return [...found].map((part, place) => ({
      part,
      place,
      text: searchable(part.textContent, names[place] || []),
      facets: Object.fromEntries(facets.map(each => [each.name, valuesIn(part, each.name)])),
      keys: Object.fromEntries(headings.map(each => [each.dataset.column, keyOf(part.cells[each.cellIndex])])),
    }));
  }

  function selectOf(facet, items) {
    const count = id => items.filter(each => each.facets[facet.name].includes(id)).length;
    const options = Object.entries(facet.values).map(([id, label]) => element("option", { value: id }, `${label} (${count(id)})`));
    return element("select", { name: facet.name, autocomplete: "off" }, element("option", { value: "" }, "any"), ...options);
  }

  function labelled(words, field) {
    return element("label", {}, element("span", {}, words), field);
  }

  function enhance(container, number) {
    const prefix = number ? `${number + 1}-` : "";
    const headings = [...container.querySelectorAll("th[data-column]")];
    const facets = JSON.parse(container.dataset.filters || "[]");
    const items = itemsOf(container, facets, headings);
    const noun = container.dataset.noun || "entries";
    if (items.length < 2) return;

    const search = element("input", { type: "search", name: "find", autocomplete: "off", spellcheck: "false" });
    const selects = facets.map(each => selectOf(each, items));
    const status = element("p", { role: "status" });
    const clear = element("button", { type: "button" }, "Clear");
    const fields = facets.map((each, place) => labelled(each.label, selects[place]));
    const label = container.getAttribute("aria-label");
    const bar = element("div", { class: "filter", role: "group", "aria-label": `Filter ${label || noun}` });
    bar.append(labelled("Find", search), ...fields, clear, status);
    container.before(bar);
    container.classList.add("filterable--ready");
    for (const each of headings) {
      each.replaceChildren(element("button", { type: "button" }, ...each.childNodes));
      each.firstChild.addEventListener("click", () => choose(turned(state, each.dataset.column)));
    }

    let state;
    const recall = () => read(queryOf(location), facets, headings.map(each => each.dataset.column), prefix);
    const chosen = () => Object.fromEntries(selects.filter(each => each.value).map(each => [each.name, each.value]));

    function show(next) {
      state = next;
      const order = sorted(items, state);
      if (headings.length) order[0].part.parentNode.append(...order.map(each => each.part));
      for (const each of items) each.part.hidden = !fits(each, state);
      for (const each of container.querySelectorAll(".group")) {
        each.hidden = items.some(item => each.contains(item.part)) && !items.some(item => each.contains(item.part) && !item.part.hidden);
      }
      for (const each of headings) {
        each.removeAttribute("aria-sort");
        if (each.dataset.column === state.sort) each.setAttribute("aria-sort", state.order ? "descending" : "ascending");
      }
      if (search.value !== state.find) search.value = state.find;
      for (const each of selects) each.value = state.choices[each.name] || "";
      status.textContent = describe(items.filter(each => !each.part.hidden).length, items.length, noun);
      clear.disabled = !state.find && !state.sort && !Object.keys(state.choices).length;
    }

    function choose(next) {
      show(next);
      remember(write(queryOf(location), state, facets, prefix));
    }

    // A link to what is hidden shows everything.
    function follow() {
      const target = location.hash.length > 1 ? document.getElementById(decode(location.hash.slice(1))) : null;
      if (location.search || !location.hash || location.hash.includes("=")) show(recall());
      if (target && container.contains(target) && target.closest("[hidden]")) {
        choose({ ...state, find: "", choices: {} });
        target.scrollIntoView();
      }
    }

    search.addEventListener("input", () => choose({ ...state, find: search.value }));
    for (const each of selects) each.addEventListener("change", () => choose({ ...state, choices: chosen() }));
    clear.addEventListener("click", () => {
      choose({ find: "", sort: "", order: "", choices: {} });
      search.focus();
    });
    addEventListener("popstate", follow);
    addEventListener("hashchange", follow);
    show(recall());
    follow();
  }

  function start() {
    document.querySelectorAll(".filterable").forEach(enhance);
  }

  return { fold, searchable, describe, fits, sorted, turned, read, write, start };
})();

if (typeof document === "object") filtering.start();
