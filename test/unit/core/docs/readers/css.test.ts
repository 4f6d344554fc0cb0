import { findsInEach } from '../found.ts';

describe('pictures in CSS', () => {
  findsInEach('css', [
    {
      name: 'are found quoted and not, with their places',
      text: 'a { background: url(a.png); } b { background: url( "b c.png" ) no-repeat, URL(\'d.png\') }',
      finds: [
        { link: 'a.png', whole: 'url(a.png)' },
        { link: 'b c.png', whole: 'url( "b c.png" )' },
        { link: 'd.png', whole: "URL('d.png')" },
      ],
    },
    {
      name: 'have the size of their block',
      text: '.a { background: url(a.png); width: 640px; height: 480px } .b { aspect-ratio: 16/9; width: 100%; background: url(b.png) } .c { background: url(c.png); background-size: 320px 240px; width: 9px } .d { background: url("d.png") center / 32px no-repeat; } .e { width: 5px; .f & { background: url(e.png) } } .g { cursor: url(g.png), auto; width: 7px }',
      finds: [
        { link: 'a.png', width: 640, height: 480 },
        { link: 'b.png', aspect_ratio: 16 / 9 },
        { link: 'c.png', width: 320, height: 240 },
        { link: 'd.png', width: 32 },
        { link: 'e.png' },
        { link: 'g.png' },
      ],
    },
    {
      name: 'are in sets, properties of its own, and media queries',
      text: ':root { --hero: url(a.png); } @media (min-width: 9em) { .x { background: image-set("b.png" 1x, url(c.png) 2x, "d.avif" type("image/avif")) } } .y::before { content: url(e.svg#f?g) }',
      finds: ['a.png', 'b.png', 'c.png', 'd.avif', 'e.svg#f?g'],
    },
    {
      name: 'are placeholders without an extension too',
      text: '.x { background: url(https://placehold.co/600x400) }',
      finds: ['https://placehold.co/600x400'],
    },
    {
      name: 'are not fonts, stylesheets, parts of the document, comments and strings',
      text: `@import url(a.css); @import url("b.css"); @font-face { font-family: x; src: url(c.svg) format("svg"), url("d.woff2") } .x { filter: url(#e); content: "url(f.png)"; /* background: url(g.png) */ background: none } .y { content: 'h.png'; color: red; } @namespace svg url(http://www.w3.org/2000/svg);`,
      finds: [],
    },
    {
      name: 'are not in comments of two slashes, which CSS has not',
      text: 'a { b: url(//cdn.example/c.png) }',
      finds: ['//cdn.example/c.png'],
    },
    {
      name: 'are found in blocks that nobody has closed',
      text: 'a { background: url(a.png); width: 30px',
      finds: [{ link: 'a.png', width: 30 }],
    },
  ]);
});

describe('pictures in SCSS and Less', () => {
  const text = `// don't: url(no.png)
@use "x"; /* url(no.png) */
$map: (a: url(a.png), 'b': 3);
.mixin(@w) when (@w > 3) { background: url("@{base}/no.png"); }
%base { &:hover { background: url("b.png"); width: 32px; height: 32px } }
@include sprite($a, url(c.png)) { content: url('d.png'); } // url(no.png)
.x-#{$name} { background: url(#{$path}/no.png), url($no), url($path + "/no.png"), url("no.svg" + $query), url("e.png"); width: 5px }
.y { background: url(https://example.com/f.png); color: red } // it's
@hero: url(g.png);
.z { .mixin(url(h.png)); }`;
  const finds = [
    'a.png',
    { link: 'b.png', width: 32, height: 32 },
    'c.png',
    'd.png',
    { link: 'e.png', width: 5 },
    'https://example.com/f.png',
    'g.png',
    'h.png',
  ];
  for (const language of ['scss', 'less']) findsInEach(language, [{ name: `are found in ${language}`, text, finds }]);
});
