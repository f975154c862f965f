import { expect, it } from 'vitest';
import { knownOutlets, shownOutlet } from '../../src/article/outlets.ts';

const sites = [...knownOutlets, { host: 'nc.example', name: 'The Northern Courier' }];

it.each([
  ['Reuters', 'https://www.reuters.com/world/a'],
  ['BBC News', 'https://news.bbc.co.uk/a'],
  ['The Northern Courier', 'https://nc.example/a'],
  ['The Harbour Times', 'https://harbourtimes.example/a'],
  ['Harbour Times', 'https://www.harbour-times.co.uk/a'],
  ['harbourtimes.example', 'https://harbourtimes.example/a'],
])('%s stands alone on %s', (name, url) => {
  expect(shownOutlet(name, url, sites)).toBe(name);
});

it.each([
  ['Reuters', 'https://evil.example/a', 'evil.example'],
  ['Reuters', 'https://www.evil.example/a', 'evil.example'],
  ['Reuters', 'https://reuters.evil.example/a', 'reuters.evil.example'],
  ['Reuters', 'https://reuters.com.evil.example/a', 'reuters.com.evil.example'],
  ['Reuters', 'https://notreuters.com/a', 'notreuters.com'],
  ['Reuters', 'https://reuters.example/a', 'reuters.example'],
  ['REUTERS.', 'https://reuters.example/a', 'reuters.example'],
  ['Ｒeuters', 'https://reuters.example/a', 'reuters.example'],
  ['R\u0435uters', 'https://reuters.example/a', 'reuters.example'],
  ['The Reuters', 'https://evil.example/a', 'evil.example'],
  ['Reuters (reuters.com)', 'https://evil.example/a', 'evil.example'],
  ['The Northern Courier', 'https://northerncourier.example/a', 'northerncourier.example'],
  ['The Outlet', 'http://127.0.0.1:8080/a', '127.0.0.1'],
  ['1', 'http://[::1]/a', '[::1]'],
  ['—', 'http://[::1]/a', '[::1]'],
  ['com', 'https://evil.com/a', 'evil.com'],
])('%s on %s is shown with the site', (name, url, host) => {
  expect(shownOutlet(name, url, sites)).toBe(`${name} (${host})`);
});
