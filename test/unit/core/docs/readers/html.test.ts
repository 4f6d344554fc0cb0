import { findsInEach } from '../found.ts';

describe('pictures in HTML', () => {
  findsInEach('html', [
    {
      name: 'are found with alt, title, size, heading and place',
      text: '<h2>Our <em>team</em> &amp; friends</h2><IMG SRC=" team.png " alt="The team&#39;s photo" title="T" width=640 height="480px">',
      finds: [
        {
          link: 'team.png',
          alt: "The team's photo",
          title: 'T',
          width: 640,
          height: 480,
          heading: 'Our team & friends',
          whole: `<IMG SRC=" team.png " alt="The team&#39;s photo" title="T" width=640 height="480px">`,
        },
      ],
    },
    {
      name: 'have sizes in styles',
      text: '<img src="a.png" style="width: 640px; aspect-ratio: 16 / 9"><img src="b.png" width="50%" style="aspect-ratio:1.5"><img src="c.png" style="max-width:100%;width:10em;height:20px">',
      finds: [
        { link: 'a.png', width: 640, aspect_ratio: 16 / 9 },
        { link: 'b.png', aspect_ratio: 1.5 },
        { link: 'c.png', height: 20 },
      ],
    },
    {
      name: 'are every candidate of a srcset',
      text: '<img alt="A" src="a.png" srcset="a.png, b.png 2x,c.png 1.5x" width="100" height="50"><img srcset="d.png 640w, e.png 1280w" style="aspect-ratio: 2/1">',
      finds: [
        { link: 'a.png', alt: 'A', width: 100, height: 50 },
        { link: 'a.png', alt: 'A', width: 100, height: 50 },
        { link: 'b.png', alt: 'A', width: 200, height: 100 },
        { link: 'c.png', alt: 'A', width: 150, height: 75 },
        { link: 'd.png', width: 640, height: 320 },
        { link: 'e.png', width: 1280, height: 640 },
      ],
    },
    {
      name: 'are the sources of a picture, described by its image',
      text: '<picture><source srcset="a.webp" type="image/webp"><source media="(max-width: 9em)" srcset="b.png" width="90"><source media="print" srcset="e.png"><img src="c.png" alt="C" width="300" height="200"></picture><video poster="d.jpg"><source src="e.mp4"></video>',
      finds: [
        { link: 'a.webp', alt: 'C', width: 300, height: 200 },
        { link: 'b.png', alt: 'C', width: 90 },
        { link: 'e.png', alt: 'C' },
        { link: 'c.png', alt: 'C', width: 300, height: 200 },
        { link: 'd.jpg' },
      ],
    },
    {
      name: 'are images of SVG',
      text: '<svg><image href="a.png" width="20" height="10"/><image xlink:href="b.png" /><use href="c.svg#d"/></svg>',
      finds: [{ link: 'a.png', width: 20, height: 10 }, 'b.png'],
    },
    {
      name: 'are found in styles',
      text: '<h1>T</h1><style>a { background: url(a.png); /* url(b.png) */ width: 30px }</style><p style="background-image: url(&quot;c.png&quot;); height: 40px">x</p>',
      finds: [
        { link: 'a.png', width: 30 },
        { link: 'c.png', height: 40, heading: 'T' },
      ],
    },
    {
      name: 'are in the folder that a base names',
      text: '<base href="/app/"><img src="a.png">',
      finds: [{ link: 'a.png', base: '/app/' }],
    },
    {
      name: 'are not what comments, scripts and other tags hold',
      text: `<!-- <img src="a.png"> --><script>const b = '<img src="b.png">';</script><a href="c.png">c</a><textarea><img src="d.png"></textarea><iframe src="e.html"></iframe><title><img src="f.png"></title><script src="g.js"></script><audio src="h.mp3"></audio><img alt="no address"><img src=""><img src>&lt;img src="i.png"&gt;`,
      finds: [],
    },
    {
      name: 'are not what a template makes',
      text: '<img src="{{ a }}"><img src="<?php echo $b ?>"><img src="%PUBLIC_URL%/c.png"><img src="<%= d %>"><img src="${e}"><img src="img/{f}.png"><?php echo "<img src=\'g.png\'>" ?>',
      finds: [],
    },
    {
      name: 'have no alternative text that a template makes',
      text: '<img src="a.png" alt="{{ a }}">',
      finds: [{ link: 'a.png' }],
    },
    {
      name: 'are found where the tag is not closed yet',
      text: '<p><img src="a.png"><div><img src="b.png" ',
      finds: ['a.png', 'b.png'],
    },
  ]);
});

describe('pictures in Vue', () => {
  findsInEach('vue', [
    {
      name: 'are found bound and unbound, imported and in styles',
      text: `<script setup lang="ts">
import hero from './hero.png'
const n: number = 1
</script>
<template>
  <h1>{{ title }} Home</h1>
  <img :src="'./a.png'" alt="A"><img v-bind:src="\`b.png\`" :width="640" :alt="text">
  <img :src="hero" alt="The hero" width="300" height="200" @load="() => a > b">
  <NuxtImg src="/c.png" /><v-img src="d.png"></v-img><MyCard src="e.png" /><MyCard src="/page" />
  <img :src="item.image"><img :src="\`/img/\${name}.png\`"><img :src="a ? 'x.png' : 'y.png'">
  <div :style="{ backgroundImage: 'url(f.png)', width: '640px' }"></div>
  <!-- <img src="no.png"> -->
</template>
<style lang="scss" scoped>
.a { // url(no.png) isn't
  background: url('~@/assets/g.png');
}
</style>`,
      finds: [
        { link: './hero.png', alt: 'The hero', width: 300, height: 200, heading: 'Home' },
        { link: './a.png', alt: 'A', heading: 'Home' },
        { link: 'b.png', width: 640, heading: 'Home' },
        '/c.png',
        'd.png',
        'e.png',
        { link: 'f.png', width: 640, heading: 'Home' },
        '~@/assets/g.png',
      ],
    },
  ]);
});

describe('pictures in Svelte', () => {
  findsInEach('svelte', [
    {
      name: 'are found in markup with braces',
      text: `<script>
  import hero from '$lib/hero.png';
  export let items = [];
</script>
{#if items.length > 0}<button on:click={() => go(a > b)}><img src="a.png" alt="A" /></button>{/if}
<img src={hero} alt="Hero" /><img src={'b.png'} {...rest} /><img src="{base}/c.png"><img {src}>
<img alt={\`a } \${b ? \`{\` : '}'} } > c\`} src="e.png" /><a title={x /* } */}>{'}'}<img src="f.png" /></a>
<enhanced:img src="./d.png" width={300} />
{#each items as item}<img src={item.src} alt="x">{/each}
{/* <img src="no.png"> */}`,
      finds: [
        { link: '$lib/hero.png', alt: 'Hero' },
        'a.png',
        'b.png',
        'e.png',
        'f.png',
        { link: './d.png', width: 300 },
      ],
    },
  ]);
});
