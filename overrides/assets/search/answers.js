// Answers a query: names first, then passages with what explains them.
"use strict";
{
  const search = window.referenceSearch;
  const MOST_A_PAGE = 3;
  const MOST_CANDIDATES = 200;
  const LONGEST_SNIPPET = 260;
  const FIELDS = ["text", "address", "kind", "standing", "voice", "place", "about", "title", "languages"];
  let index = null;

  // Loads what every query needs.
  search.prepare = function () {
    index ??= prepareIndex().catch(error => {
      index = null;
      throw error;
    });
    return index;
  };

  async function prepareIndex() {
    const catalog = await search.load("catalog");
    search.learn(catalog);
    const files = await Promise.all(Array.from({ length: catalog.names }, (_, number) => search.load(`names-${number}`)));
    let passage = 0;
    const firsts = search.decode(catalog.texts).map(count => (passage += count) - count);
    return { catalog, entries: search.readNames(files, catalog.kinds), firsts };
  }

  // Resolves to what a query finds: `names` and `passages` for showing, how many there are (`complete` of the passages
  // have all words and phrases that were asked for, which are `asked`), and words that were left out.
  search.ask = async function (text, filters = {}, most = { names: 8, passages: 10 }) {
    const { catalog, entries, firsts } = await search.prepare();
    const query = search.readTerms(text, catalog);
    const allowed = await search.passagesWithin(filters, catalog);
    const named = search.findNames(text, entries).filter(hit => isWithin(hit.entry, allowed));
    const found = await search.findPassages(query, filters, catalog);
    const known = new Set(named.slice(0, most.names).map(hit => hit.entry.passage));
    const numbers = found.numbers.filter(number => !known.has(number));
    const passages = await choosePassages(numbers, query, filters, most.passages, { entries, firsts });
    return {
      names: await Promise.all(named.slice(0, most.names).map(hit => showName(hit, catalog, firsts))),
      passages: passages.chosen.map(passage => showPassage(passage, query, catalog, entries)),
      count: {
        names: named.length,
        passages: passages.right.length,
        complete: passages.right.filter(number => found.complete.has(number)).length,
        asked: countAsked(query),
      },
      common: query.terms.filter(each => each.common).map(each => each.word),
      // A whole name need not stand in the text; a query that only holds one is looked through word by word.
      missing: named.some(hit => hit.rank !== search.RANK.within) ? [] : found.missing,
    };
  };

  function countAsked({ phrases, terms }) {
    const single = terms.filter(each => !each.common && !phrases.some(phrase => phrase.includes(each.word)));
    return phrases.length + new Set(single.map(each => each.word)).size;
  }

  // Tells how much was found: passages with all that was asked for apart from those with some of it.
  search.tellCounts = function (count, query) {
    const [all, some] = [count.complete, count.passages - count.complete];
    const isOne = count.asked === 1;
    const [what, it] = isOne ? [`“${query.replace(/["“”„«»]/g, "").trim()}”`, "it"] : ["the words", "them"];
    const parts = [];
    if (count.names) parts.push(counted(count.names, "name"));
    if (all) parts.push(`${counted(all, "passage")} ${isOne ? `for ${what}` : "with all words"}`);
    // Of a single word only a run of Hanzi has parts.
    if (some) parts.push(`${all ? some : counted(some, "passage")} ${isOne ? "for parts" : "with some"} of ${all ? it : what}`);
    return `${parts.join(", ")}.`;
  };

  const counted = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;

  function isWithin(entry, allowed) {
    return allowed === null || allowed.has(entry.passage);
  }

  // Of each page the best few, unless readers narrowed to it; where phrases were asked for, only what has them.
  async function choosePassages(numbers, query, filters, most, { entries, firsts }) {
    // All that will probably be shown is asked for at once; one by one, each would wait for the one before.
    for (const number of numbers.slice(0, most)) search.load(textsOf(number, firsts)).catch(() => {});
    const chosen = [];
    const taken = new Map();
    const right = query.phrases.length ? [] : numbers;
    for (const number of query.phrases.length ? numbers.slice(0, MOST_CANDIDATES) : numbers) {
      if (chosen.length >= most && !query.phrases.length) break;
      const entry = entryOf(number, entries);
      const full = !filters.source && entry.passages > 1 && (taken.get(entry) ?? 0) >= MOST_A_PAGE;
      if (full && !query.phrases.length) continue;
      const passage = { ...(await loadText(number, firsts)), entry };
      if (!hasPhrases([passage.title ?? "", passage.text], query.phrases)) continue;
      if (query.phrases.length) right.push(number);
      if (full || chosen.length >= most) continue;
      taken.set(entry, (taken.get(entry) ?? 0) + 1);
      chosen.push(passage);
    }
    return { chosen, right };
  }

  function hasPhrases(texts, phrases) {
    if (!phrases.length) return true;
    // Two blanks stand between texts: no phrase reaches over them.
    const words = texts.map(text => ` ${search.words(text).join(" ")} `).join("");
    return phrases.every(phrase => words.includes(search.isHanzi(phrase[0]) ? phrase.join("") : ` ${phrase.join(" ")} `));
  }

  function entryOf(number, entries) {
    let [low, high] = [0, entries.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (entries[middle].passage <= number) low = middle + 1;
      else high = middle;
    }
    return entries[low - 1];
  }

  async function loadText(number, firsts) {
    const texts = await search.load(textsOf(number, firsts));
    const row = texts[number - firsts[shardOf(number, firsts)]];
    return Object.fromEntries(FIELDS.map((field, place) => [field, row[place]]));
  }

  const shardOf = (number, firsts) => firsts.findLastIndex(first => first <= number);
  const textsOf = (number, firsts) => `texts-${shardOf(number, firsts)}`;

  async function showName({ entry, form, rank }, catalog, firsts) {
    const first = await loadText(entry.passage, firsts);
    const languages = first.languages ?? {};
    const forms = entry.forms.map((text, number) => ({ text, language: languages[number] ?? "" }));
    const native = forms.findIndex(({ language }) => language && !language.includes("Latn"));
    return {
      address: first.address.split("#")[0],
      kind: labelOf(entry.kind, catalog),
      title: forms[0],
      others: [...new Set([form, native])].filter(number => number > 0).map(number => forms[number]),
      about: first.text,
      rank,
    };
  }

  const labelOf = (kind, catalog) => catalog.kinds.find(([id]) => id === kind)[1];

  function showPassage(passage, query, catalog, entries) {
    const { entry, address, kind, standing, voice, place } = passage;
    const snippet = search.cutSnippet(passage.text, query, LONGEST_SNIPPET);
    const title = standing ? [] : search.cutSnippet(passage.title || entry.forms[0], query, Infinity);
    return {
      address,
      kind: catalog.kinds[kind][1],
      title,
      standing,
      voice,
      place,
      snippet,
      concerns: unexplained(passage, [...title, ...snippet], query, entries),
    };
  }

  // Names by which a passage was found though it does not print them.
  function unexplained(passage, parts, query, entries) {
    const shown = new Set(parts.flatMap(part => (part.found ? search.terms(part.text) : [])));
    const left = query.terms.filter(each => !each.common && !shown.has(each.term));
    const names = [];
    for (const number of passage.about.filter(each => each !== passage.entry.number)) {
      const form = entries[number].forms.find(each => {
        const terms = search.terms(each);
        return left.some(({ term }) => terms.includes(term));
      });
      if (form !== undefined) names.push(form === entries[number].forms[0] ? form : `${entries[number].forms[0]} (${form})`);
    }
    return [...new Set(names)];
  }
}
