// Finds statements, descriptions, questions and sections by their words: rare words weigh more, and so do passages that
// have many of the words asked for.
"use strict";
{
  const search = window.referenceSearch;
  // How much a term weighs that only begins with the word, and one that only a name of what the passage is about has.
  const BEGINNING = 0.6;
  const BY_NAME = 0.5;
  // How much a word weighs that tells how a statement stands: less than in its text, more than in what editors say.
  const STANDING = 0.9;
  // What the editors say of a page weighs less than what documents state.
  const NOT_STATED = 0.8;
  const SHORTEST_BEGINNING = 3;
  const MOST_BLOCKS = 3;

  // Reads a query: its terms, the phrases in quotation marks, what is too common to be looked for.
  search.readTerms = function (text, catalog) {
    const common = new Set(catalog.common);
    const phrases = [...text.matchAll(/["“”„«]([^"“”„«»]*)["“”»]/g)].map(found => search.words(found[1])).filter(each => each.length);
    const words = search.words(text);
    const terms = new Map();
    words.forEach((word, place) => {
      // While a word is being typed, what begins with it counts.
      const open = place === words.length - 1 && /[\p{L}\p{N}]$/u.test(text);
      for (const term of search.isHanzi(word) ? pairs(word) : search.termsOf(word))
        terms.set(term, { term, word, open: open || Boolean(terms.get(term)?.open), common: common.has(term) });
    });
    return { phrases, terms: [...terms.values()] };
  };

  // A single Hanzi stands for itself, of more each pair must be there.
  const pairs = word => ([...word].length > 1 ? search.termsOf(word).filter(term => [...term].length > 1) : [word]);

  // Ranks the passages that have some of the terms; resolves to their numbers, to those with all of the terms and to
  // the terms that nowhere occur.
  search.findPassages = async function (query, filters, catalog) {
    const asked = query.terms.filter(each => !each.common);
    const groups = await Promise.all(asked.map(each => lookUp(each, catalog)));
    const allowed = await passagesWithin(filters, catalog);
    const missing = asked.filter((_, place) => groups[place].length === 0).map(each => each.word);
    const marks = { required: requiredTerms(query, asked), telling: tellingTerms(asked, catalog) };
    return { missing, ...rank(groups, marks, allowed, catalog) };
  };

  // Gives the passages that all filters allow, or null where there is none.
  async function passagesWithin(filters, catalog) {
    const terms = Object.entries(filters).filter(([, value]) => value).map(([name, value]) => `=${name}:${value}`);
    const lists = await Promise.all(terms.map(term => lookUp({ term, word: term, open: false }, catalog)));
    const sets = lists.map(groups => new Set(groups.flatMap(group => group.places.map(place => place >> 1))));
    return sets.length ? sets.reduce((one, other) => new Set([...one].filter(number => other.has(number)))) : null;
  }
  search.passagesWithin = passagesWithin;

  // A phrase stands only where all its words do.
  const requiredTerms = (query, asked) =>
    asked.map(each => query.phrases.some(phrase => phrase.includes(each.word)));

  // Of a run of Hanzi the pairs that the index keeps of names as well tell whether a passage has it.
  function tellingTerms(asked, catalog) {
    const isWhole = ({ term }) => !catalog.thinned.includes(term);
    return asked.map(each => isWhole(each) || !asked.some(other => other.word === each.word && isWhole(other)));
  }

  async function lookUp({ term, word, open }, catalog) {
    const begins = open && !search.isHanzi(word) && word.length >= SHORTEST_BEGINNING;
    const inTexts = await termsFrom(term, begins ? word : null, catalog);
    const found = [...inTexts, ...(await standingsFrom(word, begins, catalog))];
    if (found.length || open || word.length < SHORTEST_BEGINNING || word.startsWith("=")) return found;
    return await termsFrom(term, word, catalog);
  }

  // Gives the places of the statements whose standing is told by a word, or by one that it begins.
  async function standingsFrom(word, begins, catalog) {
    const found = [];
    for (const [standing, line] of Object.entries(catalog.standings)) {
      const words = line.split(" ");
      const beginning = begins && words.some(each => each.startsWith(word)) ? BEGINNING : 0;
      const part = words.includes(word) ? 1 : beginning;
      if (!part) continue;
      const groups = await termsFrom(`=standing:${standing}`, null, catalog);
      found.push(...groups.map(({ places }) => ({ weight: STANDING * part, places, inText: false })));
    }
    return found;
  }

  // Gives the places of a term, and of those that begin like a word.
  async function termsFrom(term, beginning, catalog) {
    const found = [];
    for (const number of blocksOf(term, beginning, catalog.terms)) {
      const block = await search.load(`terms-${number}`);
      block.lines ??= block.terms.split("\n");
      block.places ??= block.passages.split("\n");
      block.lines.forEach((line, row) => {
        if (line === term) found.push({ weight: 1, places: stepsToPlaces(block.places[row]) });
        else if (beginning !== null && line.startsWith(beginning)) found.push({ weight: BEGINNING, places: stepsToPlaces(block.places[row]) });
      });
    }
    return found;
  }

  function blocksOf(term, beginning, firsts) {
    const blocks = new Set([lastNotAfter(term, firsts)]);
    if (beginning !== null) {
      const last = lastNotAfter(`${beginning}\uffff`, firsts);
      for (let block = lastNotAfter(beginning, firsts); block <= last && blocks.size < MOST_BLOCKS; block += 1) blocks.add(block);
    }
    return [...blocks].filter(block => block >= 0);
  }

  function lastNotAfter(term, firsts) {
    let [low, high] = [0, firsts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (firsts[middle] <= term) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  // Each place is twice the number of a passage, plus one where only a name has the term.
  function stepsToPlaces(signs) {
    let passage = 0;
    return search.decode(signs).map(step => {
      passage += step >> 1;
      return passage * 2 + (step & 1);
    });
  }

  function rank(groups, { required, telling }, allowed, { passages, stated }) {
    const [score, covered] = [new Float64Array(passages), new Float64Array(passages)];
    const [has, had] = [new Uint16Array(passages), new Uint16Array(passages)];
    let all = 0;
    groups.forEach((group, term) => {
      const best = bestWeights(group);
      const rarity = Math.log(1 + passages / Math.max(1, best.size));
      if (best.size) all += rarity;
      for (const [number, { weight, printed }] of best) {
        score[number] += rarity * weight;
        covered[number] += rarity;
        if (telling[term]) had[number] += 1;
        if (required[term] && printed) has[number] += 1;
      }
    });
    const [needed, wanted] = [required, telling].map(marks => marks.filter(Boolean).length);
    const fits = (value, number) => value > 0 && has[number] >= needed && (allowed === null || allowed.has(number));
    const found = [];
    score.forEach((value, number) => {
      if (!fits(value, number)) return;
      score[number] = value * (covered[number] / all) ** 2 * (number < stated ? 1 : NOT_STATED);
      found.push(number);
    });
    found.sort((one, other) => score[other] - score[one] || one - other);
    return { numbers: found, complete: new Set(found.filter(number => had[number] === wanted)) };
  }

  function bestWeights(group) {
    const best = new Map();
    for (const { weight, places, inText = true } of group)
      for (const place of places) {
        const printed = inText && !(place & 1);
        const here = place & 1 ? weight * BY_NAME : weight;
        const before = best.get(place >> 1);
        if (!before || here > before.weight) best.set(place >> 1, { weight: here, printed: printed || Boolean(before?.printed) });
      }
    return best;
  }
}
