import { findsInEach } from '../found.ts';

describe('pictures in JSX', () => {
  findsInEach('typescriptreact', [
    {
      name: 'are found with alt, title, size, heading and place',
      text: `export const A = () => <main><h1>Our {n} team</h1><img src="a.png" alt='A &amp; b' title="T" width={640} height="480" /></main>;`,
      finds: [
        {
          link: 'a.png',
          alt: 'A & b',
          title: 'T',
          width: 640,
          height: 480,
          heading: 'Our team',
          whole: `<img src="a.png" alt='A &amp; b' title="T" width={640} height="480" />`,
        },
      ],
    },
    {
      name: 'are what is imported, described where it is shown',
      text: `import Image from 'next/image';
import hero from './hero.png';
import type { Props } from './props.png';
import './effect.png';
import { ReactComponent as Logo } from './logo.svg';
import url from './u.webp?url';
const photo = require('../photo.jpg');
const data = require('./data.json');
const place = new URL('./place.png', import.meta.url).href;
export default () => <><Image src={hero} alt="The hero" width={1200} height={630} /><img src={photo} alt="P"/><Image src={hero.src} alt="again" /></>;`,
      finds: [
        {
          link: './hero.png',
          alt: 'The hero',
          width: 1200,
          height: 630,
          whole: `import hero from './hero.png';`,
        },
        './logo.svg',
        './u.webp?url',
        { link: '../photo.jpg', alt: 'P', whole: `require('../photo.jpg')` },
        './place.png',
      ],
    },
    {
      name: 'are literals in braces, without what is put together',
      text: "const a = <><img src={'a.png'} /><img src={`b.png`} /><img src={`/img/${name}.png`} /><img src={base + '/c.png'} /><img src={props.src} /><img src={require('./d.png').default} alt='D' /></>;",
      finds: ['a.png', 'b.png', { link: './d.png', alt: 'D' }],
    },
    {
      name: 'are sources, candidates, posters and images of SVG',
      text: `const a = <><picture><source srcSet="a.webp 1x, b.webp 2x" /><img src="c.png" alt="C" width={10} /></picture><video poster="d.png" /><svg><image href="e.png" /><image xlinkHref={'f.png'} /></svg></>;`,
      finds: [
        { link: 'a.webp', alt: 'C', width: 10 },
        { link: 'b.webp', alt: 'C', width: 20 },
        'c.png',
        'd.png',
        'e.png',
        'f.png',
      ],
    },
    {
      name: 'have sizes in styles, and are found there',
      text: `const a = <><img src="a.png" style={{ width: 640, aspectRatio: '16 / 9' }} /><div style={{ backgroundImage: 'url(b.png)', height: '300px' /* , c: 'url(no.png)' */ }} /><Avatar src="/me.png" /><Frame src="/page" /></>;`,
      finds: [
        { link: 'a.png', width: 640, aspect_ratio: 16 / 9 },
        { link: 'b.png', height: 300, whole: 'url(b.png)' },
        '/me.png',
      ],
    },
    {
      name: 'are not what comments and strings hold',
      text: `// <img src="a.png" />
/* <img src="b.png" /> import c from './c.png' */
const text = '<img src="d.png" />', path = './e.png', f = \`<img src="g.png">\`;
const el = <div>{/* <img src="h.png" /> */}{'<img src="i.png">'}<a href="j.png">k</a>{load('./l.png')}</div>;
const same = a < b && c > d;`,
      finds: [],
    },
  ]);
});
