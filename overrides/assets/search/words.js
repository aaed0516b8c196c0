// Words as the search compares them: one spelling, stems, figures without commas, Hanzi by ones and twos.
// generator/search/words.py does the same; tests/vectors/search.yml holds both to it.
"use strict";
{
  const search = window.referenceSearch;
  const HANZI = "\\u3007\\u3400-\\u4dbf\\u4e00-\\u9fff\\u{20000}-\\u{3ffff}";
  const WORD = new RegExp(`[0-9]+(?:\\.[0-9]+)+|[${HANZI}]+|(?:(?![${HANZI}])[\\p{L}\\p{N}])+`, "gu");
  const IS_HANZI = new RegExp(`^[${HANZI}]`, "u");
  const IS_ASCII = /^[\0-\x7f]*$/;
  // One spelling for what Britain and America write apart: mobilise, mobilization.
  const BRITISH = /(?<=[a-z]{3})is(?=(?:e|ed|es|er|ers|ing|ation|ations)$)/;

  let stopWords = new Set();
  let numberWords = {};

  // Takes the lists of words from the catalog, so that they are written down once.
  function learn(catalog) {
    stopWords = new Set(catalog.stop.split(" "));
    numberWords = catalog.numbers;
  }

  // Lines stay lines and tabs stay tabs, so that whole columns can be normalised at once.
  function normalise(text) {
    let plain = text.toLowerCase();
    if (!IS_ASCII.test(text)) plain = text.normalize("NFKC").toLowerCase().normalize("NFD").replace(/\p{Mn}/gu, "");
    return plain
      .replace(/['`\u2018\u2019\u201b\u02bb\u02bc]/g, "")
      .replace(/(?<![a-z0-9])([a-z])\.(?=[a-z](?![a-z0-9]))/g, "$1")
      .replace(/(?<=[0-9]),(?=[0-9]{3}(?![0-9]))/g, "");
  }

  const words = text => normalise(text).match(WORD) ?? [];
  const nameKey = name => words(name).join("").replace(/(?<=[ln])v/g, "u");
  const isHanzi = word => IS_HANZI.test(word);
  const isStopWord = word => stopWords.has(word);

  function termsOf(word) {
    if (!isHanzi(word)) return stopWords.has(word) ? [] : [stemOf(word)];
    const signs = [...word];
    return [...signs, ...signs.slice(1).map((sign, before) => signs[before] + sign)];
  }

  function stemOf(word) {
    if (Object.hasOwn(numberWords, word)) return numberWords[word];
    return /^[a-z]+$/.test(word) ? search.stem(word.replace(BRITISH, "iz")) : word;
  }

  const terms = text => words(text).flatMap(termsOf);

  Object.assign(search, { HANZI, learn, normalise, words, nameKey, terms, termsOf, isHanzi, isStopWord });
}
