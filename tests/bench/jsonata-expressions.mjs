// Copyright 2026 The Passo developers
// SPDX-License-Identifier: Apache-2.0
//
// The expressions of jsonata-expressions.json through the reference implementation, compiled once:
//
//   PEERS_NODE=FOLDER node jsonata-expressions.mjs jsonata-expressions.json
//
// FOLDER is where `npm install --prefix FOLDER jsonata` went. Lines of JSON as bench-jsonata prints:
// CPU time of the process, the best of several rounds.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const jsonata = createRequire(pathToFileURL((process.env.PEERS_NODE ?? '.') + '/'))('jsonata');
const { states, expressions } = JSON.parse(readFileSync(process.argv[2], 'utf8'));

const round = async (expression, n) => {
  const start = process.cpuUsage();
  for (let i = 0; i < n; i++) { await expression.evaluate(undefined, { states }); }
  const { user, system } = process.cpuUsage(start);
  return (user + system) * 1000 / n;
};

for (const [name, text] of Object.entries(expressions)) {
  const expression = jsonata(text);
  let best = await round(expression, 2000);
  for (let i = 0; i < 7; i++) {
    best = Math.min(best, await round(expression, Math.max(1, Math.round(2e8 / best))));
  }
  console.log(JSON.stringify({ engine: 'jsonata-js', bench: 'expression', name, n: 1, ns: +best.toFixed(1) }));
}
