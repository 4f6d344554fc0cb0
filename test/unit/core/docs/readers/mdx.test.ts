import { findsInEach } from '../found.ts';

describe('pictures in MDX', () => {
  findsInEach('mdx', [
    {
      name: 'are found in Markdown, also where it is indented and within tags',
      text: '# T\n\n<Card title="x">\n    ![a](a.png)\n  <Inner>\n    ![b](b.png "B")\n  </Inner>\n</Card>\n\n- ![c](c.png)\n\nText <b>![d](d.png)</b>',
      finds: [
        { link: 'a.png', alt: 'a', heading: 'T' },
        { link: 'b.png', alt: 'b', title: 'B', heading: 'T' },
        'c.png',
        'd.png',
      ],
    },
    {
      name: 'are found in tags, also where expressions and blank lines stand in them',
      text: `<Image src={'./a.png'} alt="A" width={640} style={{ height: 360 }} onLoad={() => a > b} />

Text <img src="b.png"/> and <img
  src={require('./c.png').default}
  alt="C"
/> end.

<figure>
  <img
    src="d.png"
    style={{ width: '64px',

      aspectRatio: '1' }}
  />
</figure>`,
      finds: [
        { link: './a.png', alt: 'A', width: 640, height: 360 },
        'b.png',
        { link: './c.png', alt: 'C' },
        { link: 'd.png', width: 64, aspect_ratio: 1 },
      ],
    },
    {
      name: 'are found in modules and expressions, described where they are shown',
      text: `---
cover: no.png
---
import hero from './hero.png';
import Thing from '../thing';

export const Two = () => (
  <div>

    <img src="two.png" />
  </div>
);

## Section

<Image src={hero} alt="Hero" />

{show && <img src="shown.png" />} and {show && <p>https://example.com</p>} ![a](after.png)

export const no = {

  text: '![no](no.png)',
};

{items.map((item) => (

  <img src={item.src} alt="x" />
))}`,
      finds: [
        { link: './hero.png', alt: 'Hero', heading: 'Section' },
        'two.png',
        { link: 'shown.png', heading: 'Section' },
        'after.png',
      ],
    },
    {
      name: 'are not what stands in code and comments',
      text: `{/* <img src="a.png" /> ![b](b.png) */}

Text {/* ![c](c.png) */} text {'![d](d.png)'}

<!-- ![e](e.png)

<img src="f.png"> -->

\`<img src="g.png" />\` and \`{\` ![found](found.png) \`}\`

\`\`\`jsx
import h from './h.png';
<img src="i.png" />
\`\`\`

<img src={base + '/j.png'} /><img src={\`/k/\${l}.png\`} />

export const text = '![m](m.png) <img src="n.png">';`,
      finds: ['found.png'],
    },
    {
      name: 'are found after a list item with an open fence, which ends with it',
      text: '- a\n\n  ```\n  ![no](no.png)\n\n![b](b.png)',
      finds: ['b.png'],
    },
    {
      name: 'are found where a brace or a tag is left open',
      text: 'a { b ![a](a.png) <i\n\n![b](b.png) { \n\n<img src={ \n\n![c](c.png)',
      finds: ['a.png', 'b.png', 'c.png'],
    },
  ]);
});

describe('pictures in Astro', () => {
  findsInEach('astro', [
    {
      name: 'are found in the script, the markup and the styles',
      text: `---
import { Image } from 'astro:assets';
import hero from '../assets/hero.png';
const text = '<img src="no.png">';
---
<Layout title={a > b ? 'x' : 'y'}>
  <h1>Home</h1>
  <Image src={hero} alt="The hero" width={800} height={600} />
  {show && <img src="/a.png" alt="A">}
  {items.map((item) => <li><img src={item.src} alt="no"></li>)}
  {/* <img src="no.png"> */}
  <!-- <img src="no.png"> -->
  <img src={\`/b.png\`} {...rest}><img src={\`/\${no}.png\`}>
</Layout>
<style lang="scss">
  .x { background: url(c.png); } // url(no.png)
</style>
<script>
  const no = '<img src="no.png">';
</script>`,
      finds: [
        { link: '../assets/hero.png', alt: 'The hero', width: 800, height: 600, heading: 'Home' },
        { link: '/a.png', alt: 'A', heading: 'Home' },
        '/b.png',
        'c.png',
      ],
    },
    {
      name: 'are found without a script',
      text: '<img src="a.png">\n---\n<img src="b.png">',
      finds: ['a.png', 'b.png'],
    },
  ]);
});
