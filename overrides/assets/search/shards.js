// The parts of the index, loaded when they are needed. Each is a script that calls `referenceSearch.take`: scripts are
// what a browser loads from a disk, too.
"use strict";
{
  const search = window.referenceSearch;
  const MOST = 300;
  // Browsers may keep the catalog this long, in milliseconds; all else goes by the version that it names.
  const FRESH = 600_000;
  const shards = new Map();
  const waiting = new Map();
  let version = "";

  search.take = function (key, itsVersion, shard) {
    if (key === "catalog") version = itsVersion;
    const waits = waiting.get(key);
    waiting.delete(key);
    if (itsVersion !== version) {
      // An old catalog out of the browser's store, with shards of a newer edition.
      waits?.refuse(new Error("outdated"));
      return;
    }
    shards.set(key, shard);
    if (shards.size > MOST) forgetOldest();
    waits?.accept(shard);
  };

  function forgetOldest() {
    const oldest = [...shards.keys()].find(key => key.startsWith("texts-"));
    if (oldest !== undefined) shards.delete(oldest);
  }

  // Gives a promise of a shard; the same script is never asked for twice.
  search.load = function (key) {
    if (shards.has(key)) return Promise.resolve(shards.get(key));
    if (waiting.has(key)) return waiting.get(key).promise;
    const wait = {};
    wait.promise = new Promise((accept, refuse) => Object.assign(wait, { accept, refuse }));
    waiting.set(key, wait);
    search.insert(`${search.base}search/${key}.js?${version || Math.floor(Date.now() / FRESH)}`).catch(error => {
      waiting.delete(key);
      wait.refuse(error);
    });
    return wait.promise;
  };

  // Numbers of five bits a sign, as generator/search/encoding.py writes them.
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const VALUES = new Uint8Array(128);
  for (let value = 0; value < DIGITS.length; value += 1) VALUES[DIGITS.charCodeAt(value)] = value;

  search.decode = function (signs) {
    const numbers = [];
    let number = 0;
    let shift = 0;
    for (let place = 0; place < signs.length; place += 1) {
      const value = VALUES[signs.charCodeAt(place)];
      number += (value & 31) << shift;
      shift += 5;
      if (value < 32) {
        numbers.push(number);
        number = shift = 0;
      }
    }
    return numbers;
  };
}
