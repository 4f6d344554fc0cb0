import { findsInEach } from '../found.ts';

describe('pictures in Markdown', () => {
  findsInEach('markdown', [
    {
      name: 'are found with alt, title, heading and place',
      text: '# A fox\n\nText ![A *red* fox](img/fox.png "In the snow") text\n',
      finds: [
        {
          link: 'img/fox.png',
          alt: 'A red fox',
          title: 'In the snow',
          heading: 'A fox',
          whole: '![A *red* fox](img/fox.png "In the snow")',
        },
      ],
    },
    {
      name: 'may have addresses in pointed brackets, with blanks',
      text: "![a](<my image.png> 'Title') ![b](  <b.png>  )",
      finds: [{ link: 'my image.png', alt: 'a', title: 'Title' }, 'b.png'],
    },
    {
      name: 'may have addresses with parentheses, escapes, percents and queries',
      text: '![](a(1).png) ![](b\\(2\\).png) ![](c%20d.png?x=1#y) ![](sub\\dir\\e.png)',
      finds: ['a(1).png', 'b\\(2\\).png', 'c%20d.png?x=1#y', 'sub\\dir\\e.png'],
    },
    {
      name: 'have the alternative text that is read out',
      text: '![a \\[b\\] [B] `c` **d** [e](f) &amp; &#228; <b>g</b>](x.png (t \\" &eacute; *))',
      finds: [{ link: 'x.png', alt: 'a [b] [B] c d e & ä g', title: 't " é *' }],
    },
    {
      name: 'stand in lists, quotes, tables, links and headings',
      text: [
        '- ![a](a.png)',
        '  1. ![b](b.png)',
        '> > ![c](c.png)',
        '',
        '| x | y |\n|---|---|\n| `z` | ![d](d.png) |',
        '',
        '[![e](e.png)](https://example.com)',
        '',
        'Title ![f](f.png)\n====',
      ].join('\n'),
      finds: ['a.png', 'b.png', 'c.png', 'd.png', 'e.png', { link: 'f.png', alt: 'f', heading: 'Title' }],
    },
    {
      name: 'may go over lines',
      text: '![a\nb](\n  c.png\n  "d\n  e"\n)',
      finds: [{ link: 'c.png', alt: 'a b', title: 'd e' }],
    },
    {
      name: 'by reference are found once, where the address stands',
      text: '# One\n![The fox][Fox  Ref] ![again][fox ref]\n\n# Two\n![other][] and ![third]\n\n[fox ref]: fox.png "T"\n[OTHER]: <o p.png>\n[third]: t.png\n[unused]: u.png\n[fox ref]: second.png\n',
      finds: [
        { link: 'fox.png', alt: 'The fox', title: 'T', heading: 'One', whole: '![The fox][Fox  Ref]' },
        { link: 'o p.png', alt: 'other', heading: 'Two' },
        { link: 't.png', alt: 'third', heading: 'Two' },
      ],
    },
    {
      name: 'have the nearest heading that says something',
      text: '# *First* `one`\n## ![logo](a.png)\n![](b.png)\n\nSecond [link](x)\n---\n\n![](c.png)\n\n<h2 align="center">Third<br> &amp; last</h2>\n\n![](d.png)',
      finds: [
        { link: 'a.png', alt: 'logo', heading: 'First one' },
        { link: 'b.png', heading: 'First one' },
        { link: 'c.png', heading: 'Second link' },
        { link: 'd.png', heading: 'Third & last' },
      ],
    },
    {
      name: 'have headings of HTML and of Markdown, as they come',
      text: '<h1>A</h1>\n\n![](a.png)\n\n## B\n\n![](b.png)\n\n<h2>C</h2>\n\n![](c.png)',
      finds: [
        { link: 'a.png', heading: 'A' },
        { link: 'b.png', heading: 'B' },
        { link: 'c.png', heading: 'C' },
      ],
    },
    {
      name: 'are not what the alternative text of others holds',
      text: '![a ![b](b.png) c](c.png) ![d ![e](e.png)][none]',
      finds: ['c.png', 'e.png'],
    },
    {
      name: 'have sizes in lists of attributes',
      text: '![](a.png){width=640 height="480"} ![](b.png){: width="300px" .x } ![](c.png){width=50%} ![](d.png) {width=3}',
      finds: [
        { link: 'a.png', width: 640, height: 480, whole: '![](a.png){width=640 height="480"}' },
        { link: 'b.png', width: 300 },
        { link: 'c.png' },
        { link: 'd.png' },
      ],
    },
    {
      name: 'are found in HTML of blocks and of lines',
      text: '<p align="center">\n  <img src="a.png" alt="A &quot;b&quot;" width="300">\n</p>\n\nText <img\nsrc=b.png> text\n\n> <img src="c.png">\n> <picture>\n> <source srcset="d.png 2x">\n> </picture>',
      finds: [{ link: 'a.png', alt: 'A "b"', width: 300 }, 'b.png', 'c.png', 'd.png'],
    },
    {
      name: 'are found in HTML around Markdown',
      text: '<details>\n\n![a](a.png)\n\n</details>\n\n<picture>\n\n<source srcset="b.png">\n\n<img src="c.png" alt="C">\n\n</picture>',
      finds: ['a.png', { link: 'b.png', alt: 'C' }, 'c.png'],
    },
    {
      name: 'are not what stands in code',
      text: '```md\n![a](a.png)\n```\n~~~\n![b](b.png)\n```\n![c](c.png)\n~~~\n\n    ![d](d.png)\n\n`![e](e.png)` ``<img src="f.png"> ` ``\n\n- x\n\n  ```html\n  <img src="g.png">\n  ```\n\n> ```\n> ![h](h.png)\n\n<pre>\n```\n</pre>\n\n![found](found.png)',
      finds: ['found.png'],
    },
    {
      name: 'are not what stands in comments, frontmatter and unclosed fences',
      text: '---\ncover: ![a](a.png)\nimage: b.png\n---\n\n<!-- ![c](c.png)\n\n<img src="d.png"> -->\n\ntext <!-- <img src="e.png"> --> ![found](found.png)\n\n```\n![f](f.png)',
      finds: ['found.png'],
    },
    {
      name: 'are not links, nor what only looks like pictures',
      text: '[a](a.png) \\![b](b.png) ![c] ![d][none] !\\[e](e.png) ![f](g h.png) ![](<>) ![]() <a href="i.png">j</a> https://example.com/k.png\n\n[l]: l.png\n[m][l]',
      finds: [],
    },
    {
      name: 'are not what a template makes',
      text: '![a]({{site.baseurl}}/a.png) ![b](${b}.png) <img src="{{ c }}"> <img src="<?php echo $d ?>"> <img src="{% static \'e.png\' %}">',
      finds: [],
    },
    {
      name: 'may be anywhere else, and look as they like',
      text: '![a](https://placehold.co/600x400) ![b](data:image/png;base64,AAAA) ![c](/rooted/c)',
      finds: ['https://placehold.co/600x400', 'data:image/png;base64,AAAA', '/rooted/c'],
    },
    {
      name: 'are found in lines that end as on Windows',
      text: '# T\r\n\r\n![a](a.png)\r\n\r\n```\r\n![b](b.png)\r\n```\r\n\r\n[r]: c.png\r\n\r\n![c\r\nd][r]\r\n',
      finds: [
        { link: 'a.png', alt: 'a', heading: 'T' },
        { link: 'c.png', alt: 'c d', heading: 'T' },
      ],
    },
  ]);
});
