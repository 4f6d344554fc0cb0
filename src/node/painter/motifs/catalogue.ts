import { balloon, cabin, castle, house, lighthouse, rocket } from './buildings.ts';
import { camera, gamepad, gear, headphones, lamp, laptop, phone, sneaker, watch } from './devices.ts';
import { apple, bottle, bowl, burger, cake, cherry, cup, lemon, orange, pizza } from './food.ts';
import { bear, fox, owl, rabbit } from './forest-animals.ts';
import { bird, butterfly, cat, dog } from './house-animals.ts';
import type { Motif } from './motif.ts';
import { astronaut, person, robot } from './people.ts';
import { cactus, flower, leaf, mushroom, palm, pine, plant, sunflower, tree } from './plants.ts';
import { bag, book, chair, cloud, database, envelope, gift, heart, shield, sofa } from './things.ts';
import { bicycle, boat, car, plane } from './vehicles.ts';
import { fish, penguin, whale } from './water-animals.ts';

/** Everything the painter can draw as a subject. */
export const catalogue = {
  fox,
  owl,
  rabbit,
  bear,
  cat,
  dog,
  bird,
  butterfly,
  fish,
  whale,
  penguin,
  person,
  astronaut,
  robot,
  tree,
  pine,
  palm,
  cactus,
  flower,
  sunflower,
  leaf,
  plant,
  mushroom,
  house,
  cabin,
  castle,
  lighthouse,
  rocket,
  balloon,
  car,
  boat,
  bicycle,
  plane,
  cup,
  lemon,
  orange,
  apple,
  cherry,
  cake,
  pizza,
  burger,
  bowl,
  bottle,
  sneaker,
  phone,
  laptop,
  camera,
  headphones,
  watch,
  gamepad,
  lamp,
  gear,
  chair,
  sofa,
  book,
  envelope,
  database,
  cloud,
  shield,
  heart,
  gift,
  bag,
} as const satisfies Readonly<Record<string, Motif>>;

export type MotifName = keyof typeof catalogue;
