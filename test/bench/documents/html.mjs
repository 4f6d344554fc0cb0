/** @param {string} html */
export function picturesOfHtml(html) {
  return [...html.matchAll(/<img\b[^>]*?\bsrc="([^"]*)"/g)].map(([, address]) => address);
}
