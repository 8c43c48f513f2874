// Answers requests as `passo eval --batch` does, with the reference implementation of JSONata.
//
// usage: node answer.mjs FOLDER     FOLDER: where the package "jsonata" is, a node_modules
//
// Copyright 2026 The Passo developers
// SPDX-License-Identifier: Apache-2.0
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { resolve } from 'node:path';

const jsonata = createRequire(import.meta.url)(resolve(process.argv[2], 'jsonata'));

// Functions are no JSON: left out of objects, null elsewhere.
function plain(key, value) {
  return value && (value._jsonata_lambda || value._jsonata_function) ? undefined : value;
}

function describe(error) {
  const { code, message, position, token } = error;
  return { error: { code: code ?? error.name, message, position, token } };
}

async function answer(request) {
  try {
    const value = await jsonata(request.expr).evaluate(request.data, request.bindings);
    if (value === undefined)
      return { undefined: true };
    return { result: JSON.parse(JSON.stringify(value, plain) ?? 'null') };
  } catch (error) {
    return describe(error);
  }
}

for await (const line of createInterface({ input: process.stdin }))
  process.stdout.write(JSON.stringify(await answer(JSON.parse(line))) + '\n');
