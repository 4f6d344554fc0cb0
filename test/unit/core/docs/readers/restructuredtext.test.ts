import { findsInEach } from '../found.ts';

describe('pictures in reStructuredText', () => {
  findsInEach('restructuredtext', [
    {
      name: 'are directives with options',
      text: `=====
Title
=====

Our *team* and :ref:\`more <x>\`
------------------------------

.. image:: img/team.png
   :alt: The team
         at work
   :width: 640px
   :height: 480
   :target: other.png

text
`,
      finds: [
        {
          link: 'img/team.png',
          alt: 'The team at work',
          width: 640,
          height: 480,
          heading: 'Our team and more',
          whole:
            '.. image:: img/team.png\n   :alt: The team\n         at work\n   :width: 640px\n   :height: 480\n   :target: other.png',
        },
      ],
    },
    {
      name: 'are figures with captions, and substitutions',
      text: '.. figure:: a.png\n   :width: 50%\n   :alt: A\n\n   The *caption* of\n   the figure.\n\n   A legend.\n\n.. |logo| image:: b.png\n   :alt: B\n\n.. figure:: c.png\n\ntext |logo|',
      finds: [
        { link: 'a.png', alt: 'A', title: 'The caption of the figure.' },
        { link: 'b.png', alt: 'B', whole: '.. |logo| image:: b.png\n   :alt: B' },
        { link: 'c.png' },
      ],
    },
    {
      name: 'stand in lists, tables and other directives',
      text: '- .. image:: a.png\n\n  1. .. image:: b.png\n        :alt: B\n\n.. note::\n\n   .. image:: c.png\n\n.. list-table::\n\n   * - x\n     - .. image:: d.png\n\n+-----+-----------------+\n| x   | .. image:: e.png |\n+-----+-----------------+\n',
      finds: ['a.png', { link: 'b.png', alt: 'B' }, 'c.png', 'd.png', 'e.png'],
    },
    {
      name: 'are not what stands in code and literal blocks',
      text: `.. code-block:: rst
   :caption: x

   .. image:: a.png

.. code::

    .. image:: b.png

Text::

    .. image:: c.png

  still text

- item::

    .. image:: d.png

Quoted::

> .. image:: e.png

Quoted with dots::

.. image:: i.png
.. image:: j.png

::

  .. image:: f.png

.. raw:: html

   <img src="g.png">

.. image:: found.png

Ends with ::

   .. image:: h.png`,
      finds: ['found.png'],
    },
    {
      name: 'are not what comments hold, nor what matches several files',
      text: `.. image:: found.png
.. This is a comment
   .. image:: a.png

   .. image:: b.png

..
   .. image:: c.png

.. _target: d.png
.. [1] footnote
.. image::
.. image:: diagram.*
.. |sub| replace:: e.png
.. not-image:: f.png
text .. image:: g.png`,
      finds: ['found.png'],
    },
    {
      name: 'are found after an empty comment and after targets',
      text: '..\n\n   .. image:: a.png\n\n.. _target:\n\n.. image:: b.png\n',
      finds: ['a.png', 'b.png'],
    },
  ]);
});
