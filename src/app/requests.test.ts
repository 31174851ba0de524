import { expect, it } from 'vitest';
import { createRequestCounter } from './requests.ts';

it('counts requests to the own origin and names every other one', () => {
  const own = 'http://127.0.0.1:4173';
  const urls = [
    { url: `${own}/assets/index.js`, bytes: 100 },
    { url: `${own}/models/manifest.json`, bytes: 20 },
    { url: `blob:${own}/abc`, bytes: 0 },
    { url: 'https://fonts.example.org/a.woff2', bytes: 5 },
    { url: 'http://127.0.0.1:9999/', bytes: 5 },
  ];
  const counter = createRequestCounter(own);
  counter.add(urls.slice(0, 1));
  counter.add(urls.slice(1));
  counter.addUnrecorded(3);
  expect(counter.counts()).toEqual({
    own: 2,
    ownBytes: 120,
    foreign: [
      { origin: 'https://fonts.example.org', count: 1 },
      { origin: 'http://127.0.0.1:9999', count: 1 },
    ],
    unrecorded: 3,
  });
});
