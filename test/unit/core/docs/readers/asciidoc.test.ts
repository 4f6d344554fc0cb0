import { findsInEach } from '../found.ts';

describe('pictures in AsciiDoc', () => {
  findsInEach('asciidoc', [
    {
      name: 'are block macros with attributes in order and by name',
      text: '= Document\n\n== Our *team*\n\n.The whole team\n[#team]\nimage::team photo.png[The team,640,480]\n\nimage::b.png["A, b",role=x,width=300px,height=50%,title="T \\" t"]\n\nimage::c.png[alt=C]\n',
      finds: [
        {
          link: 'team photo.png',
          alt: 'The team',
          title: 'The whole team',
          width: 640,
          height: 480,
          heading: 'Our team',
          whole: 'image::team photo.png[The team,640,480]',
        },
        { link: 'b.png', alt: 'A, b', title: 'T " t', width: 300, heading: 'Our team' },
        { link: 'c.png', alt: 'C', heading: 'Our team' },
      ],
    },
    {
      name: 'are inline macros, in lists and tables too',
      text: 'Press image:a.png[A] or image:b/c.svg[B,20].\n\n* item image:d.png[]\n+\nimage::e.png[]\n\n|===\n|x |image:f.png[F]\na|image::g.png[]\n|===\n',
      finds: [
        { link: 'a.png', alt: 'A', whole: 'image:a.png[A]' },
        { link: 'b/c.svg', alt: 'B', width: 20 },
        'd.png',
        'e.png',
        'f.png',
        'g.png',
      ],
    },
    {
      name: 'are in the folder that the document names',
      text: ':imagesdir: ./images\n\nimage::a.png[]\n\n:imagesdir!:\n\nimage::b.png[]',
      finds: [{ link: 'a.png', base: './images' }, { link: 'b.png' }],
    },
    {
      name: 'have headings with a line beneath',
      text: 'Document\n========\n\nFirst part\n----------\n\nimage::a.png[]\n\nSecond\n~~~~~~\n\nimage::b.png[]\n',
      finds: [
        { link: 'a.png', heading: 'First part' },
        { link: 'b.png', heading: 'Second' },
      ],
    },
    {
      name: 'are found in blocks that are no code',
      text: '====\nimage::a.png[]\n====\n\n****\nimage::b.png[]\n****\n\n--\nimage::c.png[]\n--\n\nNOTE: image:d.png[]\n\n____\nimage::e.png[]\n____',
      finds: ['a.png', 'b.png', 'c.png', 'd.png', 'e.png'],
    },
    {
      name: 'are not what stands in code, comments and what is passed through',
      text: `----
image::a.png[]
-----
image::b.png[]
----

[source,asciidoc]
----
image::c.png[]
----

....
image::d.png[]
....

++++
<img src="e.png">
++++

////
image::f.png[]
////

// image::g.png[]

\`\`\`adoc
image::h.png[]
\`\`\`

[source]
image::i.png[]
image::j.png[]

 image::k.png[]
 literal image:l.png[]

[listing]
--
image::m.png[]
--

\`image:n.png[]\` +image:o.png[]+ \\image:p.png[] pass:[image:q.png[\\]] myimage:r.png[]

image::found.png[]

----
image::unclosed.png[]`,
      finds: ['found.png'],
    },
    {
      name: 'are not what attributes make',
      text: 'image::{name}.png[]\n\nimage:{dir}/a.png[]\n\nlink:b.png[c] video::d.mp4[] image :: e.png[]',
      finds: [],
    },
    {
      name: 'are found below items of lists that are indented',
      text: '  * one image:a.png[]\n  ** two\n     image:b.png[]\n\n. three\n\n  . four image:c.png[]\n',
      finds: ['a.png', 'b.png', 'c.png'],
    },
  ]);
});
