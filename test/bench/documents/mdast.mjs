import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { visit } from 'unist-util-visit';
import { picturesOfHtml } from './html.mjs';

/** @param {string} text */
export function find(text) {
  const tree = fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
  const addresses = [];
  const definitions = new Map();
  const references = new Set();
  visit(tree, (node) => {
    if (node.type === 'image') addresses.push(node.url);
    else if (node.type === 'imageReference') references.add(node.identifier);
    else if (node.type === 'definition') definitions.set(node.identifier, node.url);
    else if (node.type === 'html') addresses.push(...picturesOfHtml(node.value));
  });
  for (const reference of references) if (definitions.has(reference)) addresses.push(definitions.get(reference));
  return addresses;
}
