import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const HEADERS = `/*
  Content-Security-Policy: default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'
  Cross-Origin-Opener-Policy: same-origin
  Cross-Origin-Embedder-Policy: require-corp
`;

const layout = readFileSync('layout.html', 'utf8');
const articles = readdirSync('articles').map((name) => {
  const html = readFileSync(`articles/${name}`, 'utf8');
  const title = /<h1>(.*?)<\/h1>/.exec(html)?.[1] ?? name;
  return { name, html, title };
});
const links = articles.map(({ name, title }) => `<a href="/${name}">${title}</a>`).join(' ');

rmSync('site', { recursive: true, force: true });
mkdirSync('site');
for (const { name, html, title } of articles) {
  const values = { title, links, article: html };
  const page = layout.replace(/\{\{(\w+)\}\}/g, (_, key) => values[key] ?? '');
  writeFileSync(`site/${name}`, page);
}
writeFileSync('site/_headers', HEADERS);
cpSync('site.css', 'site/site.css');
// The workers, the engine, the model and the lexicon: fetched when a reader presses the button.
cpSync('node_modules/biogloss/dist/widget', 'site/biogloss', { recursive: true });
