import MarkdownIt from 'markdown-it';
import { picturesOfHtml } from './html.mjs';

const markdown = new MarkdownIt({ html: true });

/** @param {string} text */
export function find(text) {
  const addresses = [];
  const visit = (tokens) => {
    for (const token of tokens) {
      if (token.type === 'image') addresses.push(token.attrGet('src'));
      else if (token.type === 'html_block' || token.type === 'html_inline')
        addresses.push(...picturesOfHtml(token.content));
      else if (token.children) visit(token.children);
    }
  };
  visit(markdown.parse(text, {}));
  return addresses;
}
