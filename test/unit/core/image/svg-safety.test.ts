import assert from 'node:assert/strict';
import { dangerIn } from '../../../../src/core/image/svg-safety.ts';

const harmless: Readonly<Record<string, string>> = {
  shapes: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z" transform="scale(2)"/></svg>',
  'a declaration, a doctype and comments':
    '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/g.dtd"><!-- <script> --><svg/>',
  'references inside of the file':
    '<svg><linearGradient id="a"/><use xlink:href="#a"/><rect fill="url(#a)" style="filter:url(&quot;#b&quot;)"/></svg>',
  'an embedded picture': '<svg><image href="data:image/png;base64,AAAA"/></svg>',
  'styles of its own': '<svg><style><![CDATA[.a{fill:url(#a)} @media (min-width:1px){.b{fill:red}}]]></style></svg>',
  'words about code': '<svg><text>onclick="x" javascript: url(http://x) &lt;script&gt;</text></svg>',
  'animations of what is on show': '<svg><animate attributeName="opacity" values="0;1" dur="1s"/></svg>',
};

const dangerous: Readonly<Record<string, string>> = {
  'a script': '<svg><script>alert(1)</script></svg>',
  'a script in capitals': '<svg><SCRIPT/></svg>',
  'a script by another prefix': '<svg xmlns:x="http://www.w3.org/2000/svg"><x:script/></svg>',
  'foreign content': '<svg><foreignObject><b/></foreignObject></svg>',
  'a frame': '<svg><iframe src="#"/></svg>',
  'a handler': '<svg onload="x()"/>',
  'a handler without quotes': '<svg/onload=x() >',
  'a handler behind a quoted bracket': '<svg a=">" onload="x()"/>',
  'an address': '<svg><image href="https://example.com/a.png"/></svg>',
  'an address with entities': '<svg><a xlink:href="&#106;avascript:alert(1)"/></svg>',
  'an address behind blanks': '<svg><a href=" \t//example.com"/></svg>',
  'an embedded SVG': '<svg><image href="data:image/svg+xml;base64,AAAA"/></svg>',
  'a file': '<svg><use href="other.svg#a"/></svg>',
  'an animated address': '<svg><set attributeName="xlink:href" to="#"/></svg>',
  'a script as a value': '<svg><animate values="javascript:alert(1)"/></svg>',
  'an imported style': '<svg><style>@import "https://example.com/a.css";</style></svg>',
  'a style cut by a comment': '<svg><style>@im<!-- -->port "a.css"</style></svg>',
  'a style behind a false end': '<svg><style><![CDATA[</style>@import "a.css"]]></style></svg>',
  'a style with escapes': '<svg><rect style="fill:\\75 rl(http://example.com)"/></svg>',
  'a style with an address': '<svg><style>a{fill:url( "https://example.com/a.svg#b")}</style></svg>',
  'an address in an attribute': '<svg><rect fill="url(https://example.com/a.svg#b)"/></svg>',
  'a style sheet': '<?xml-stylesheet href="a.css"?><svg/>',
  entities: '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>',
  'another base': '<svg xml:base="https://example.com/"/>',
  'another encoding': '<?xml version="1.0" encoding="UTF-7"?><svg/>',
  'a tag that does not end': '<svg><rect a="',
  'a comment that does not end': '<svg><!-- <script>',
};

describe('an SVG', () => {
  for (const [name, svg] of Object.entries(harmless)) {
    it(`is harmless with ${name}`, () => assert.equal(dangerIn(svg), undefined));
  }
  for (const [name, svg] of Object.entries(dangerous)) {
    it(`is refused with ${name}`, () => assert.notEqual(dangerIn(svg), undefined));
  }
  it('is read in the time of its letters, however hostile', () => {
    // Of the processor, not of the clock: others may be at work here. Were it the square of the letters, it would be hours.
    const started = process.cpuUsage();
    for (const bait of ['<!--', '<a b="" ', '<a', "<a b='", '&#', 'url(']) {
      dangerIn(`<svg>${bait.repeat(200_000)}`);
      dangerIn(`<svg><style>${bait.repeat(200_000)}</style></svg>`);
      dangerIn(`<svg ${'a'.repeat(500_000)} b="${bait.replace(/["<]/g, '').repeat(100_000)}"/>`);
    }
    const seconds = process.cpuUsage(started).user / 1e6;
    assert.ok(seconds < 10, `${seconds} s`);
  });
});
