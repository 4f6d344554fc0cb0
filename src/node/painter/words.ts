import type { Hex } from './colour.ts';
import type { MotifName } from './motifs/catalogue.ts';
import type { Mood } from './palette.ts';

export type Place =
  | 'hills'
  | 'mountains'
  | 'lake'
  | 'sea'
  | 'beach'
  | 'city'
  | 'forest'
  | 'desert'
  | 'space'
  | 'room'
  | 'sky'
  | 'road'
  | 'island';

/** How the picture as a whole is laid out, where the prompt says so. */
export type Layout =
  | 'pattern'
  | 'badge'
  | 'portrait'
  | 'dashboard'
  | 'pricing'
  | 'empty'
  | 'map'
  | 'abstract'
  | 'studio'
  | 'data';
export type Style = 'minimal' | 'line' | 'isometric' | 'fog';

/** The words of the painter: English first, then German, Spanish, French and Chinese. A plural `s` or `es` need not be listed. */
export const motifWords: Readonly<Record<MotifName, string>> = {
  fox: 'fox foxes vixen fuchs füchse zorro renard 狐狸',
  cat: 'cat kitten kitty katze gato chat 猫',
  dog: 'dog puppy hound hund perro chien 狗',
  bird: 'bird robin sparrow swallow parrot vogel vögel pájaro oiseau 鸟',
  owl: 'owl eule búho hibou 猫头鹰',
  fish: 'fish salmon koi goldfish fisch pez pescado poisson 鱼',
  whale: 'whale orca wal ballena baleine 鲸',
  rabbit: 'rabbit bunny hare hase kaninchen conejo lapin 兔',
  bear: 'bear panda bär oso ours 熊',
  person:
    'person people man woman girl boy human face user member portrait avatar headshot profile founder developer designer customer teacher doctor student child kid lady guy mann frau mädchen junge mensch persona hombre mujer homme femme 人 女孩 男孩 人物',
  astronaut: 'astronaut cosmonaut spaceman astronauta astronaute 宇航员',
  robot: 'robot android bot chatbot assistant ai roboter 机器人',
  house: 'house home cottage building barn haus häuser casa maison 房子',
  cabin: 'cabin hut lodge chalet hütte cabaña cabane 小屋',
  castle: 'castle tower fortress palace burg schloss castillo château 城堡',
  lighthouse: 'lighthouse leuchtturm faro phare 灯塔',
  tree: 'tree oak baum bäume árbol arbre 树',
  pine: 'pine fir spruce tanne kiefer pino sapin 松',
  palm: 'palm coconut palme palmera palmier 棕榈',
  cactus: 'cactus cacti kaktus 仙人掌',
  flower: 'flower floral blossom tulip rose daisy bloom blume blumen flor fleur 花',
  sunflower: 'sunflower sonnenblume girasol tournesol 向日葵',
  leaf: 'leaf leaves foliage botanical blatt blätter hoja feuille 叶',
  plant: 'plant houseplant fern pflanze planta plante 植物',
  car: 'car auto automobile taxi van vehicle wagen coche voiture 车 汽车',
  boat: 'boat ship sailboat yacht boot schiff barco bateau 船',
  rocket: 'rocket spaceship launch startup rakete cohete fusée 火箭',
  bicycle: 'bicycle bike cycling fahrrad bicicleta vélo 自行车',
  balloon: 'balloon ballon globo montgolfière 气球',
  plane: 'plane airplane aircraft flight flugzeug avión avion 飞机',
  cup: 'cup coffee café cafe espresso latte tea mug kaffee tasse tee taza té thé 咖啡 茶',
  lemon: 'lemon lime citrus zitrone limón citron 柠檬',
  orange: 'oranges tangerine mandarin grapefruit naranja 橙子',
  apple: 'apple apfel äpfel manzana pomme 苹果',
  cherry: 'cherry cherries kirsche cereza cerise 樱桃',
  cake: 'cake cupcake birthday dessert kuchen torte gâteau 蛋糕',
  pizza: 'pizza 披萨',
  burger: 'burger hamburger sandwich 汉堡',
  bowl: 'bowl soup ramen noodles salad food meal dish recipe restaurant suppe sopa soupe 碗 食物 面',
  bottle: 'bottle wine perfume skincare lotion shampoo flasche botella bouteille 瓶',
  sneaker: 'sneaker shoe trainer boot schuh turnschuh zapato zapatilla chaussure basket 鞋',
  phone: 'phone smartphone mobile app iphone handy teléfono téléphone 手机',
  laptop: 'laptop computer macbook desktop workspace code coding programming website portátil ordinateur 电脑',
  camera: 'camera photography kamera cámara appareil 相机',
  headphones: 'headphones headset podcast music kopfhörer auriculares casque 耳机 音乐',
  watch: 'watch smartwatch clock uhr reloj montre 手表',
  chair: 'chair armchair furniture stuhl sessel silla chaise 椅子',
  sofa: 'sofa couch settee sofá canapé 沙发',
  lamp: 'lamp bulb lightbulb idea lampe lámpara ampoule 灯',
  book: 'book novel library reading blog buch bücher libro livre 书',
  envelope: 'envelope mail email newsletter letter inbox brief correo courriel 邮件',
  database: 'database databases sql postgres storage datenbank 数据库',
  cloud: 'saascloud hosting upload 云端',
  shield: 'shield security secure privacy protection sicherheit seguridad sécurité 安全',
  gear: 'gear settings cog engine machine zahnrad engranaje 设置',
  heart: 'heart love valentine herz corazón coeur 爱 心',
  gift: 'gift present christmas holiday geschenk regalo cadeau 礼物',
  bag: 'bag cart shopping handbag backpack tasche bolsa sac 购物',
  gamepad: 'gamepad controller gaming videogame game spiel juego jeu 游戏',
  mushroom: 'mushroom fungi pilz seta champignon 蘑菇',
  butterfly: 'butterfly schmetterling mariposa papillon 蝴蝶',
  penguin: 'penguin pinguin pingüino pingouin 企鹅',
};

export const placeWords: Readonly<Record<Place, string>> = {
  hills:
    'hill meadow field countryside valley farm vineyard landscape park garden nature hügel wiese colina colline 山丘 田野',
  mountains: 'mountain peak alps summit everest berg berge montaña montagne 山',
  lake: 'lake pond river fjord see fluss lago lac 湖 河',
  sea: 'sea ocean wave water underwater surf meer ozean mar mer océan océano 海',
  beach: 'beach coast shore tropical strand playa plage 海滩',
  city: 'city skyline skyscraper town downtown urban street stadt ciudad ville 城市',
  forest: 'forest wood woods jungle woodland wald bosque forêt 森林',
  desert: 'desert dune sahara canyon wüste desierto désert 沙漠',
  space: 'space galaxy planet cosmos universe nebula orbit mars asteroid weltraum espacio espace 太空 宇宙',
  room: 'room interior office kitchen livingroom bedroom indoors studio zimmer wohnung habitación chambre 房间',
  sky: 'sky cloud clouds heaven himmel wolke cielo nube ciel nuage 天空 云',
  road: 'road highway route journey trip travel straße carretera 路',
  island: 'island atoll insel isla île 岛',
};

export const layoutWords: Readonly<Record<Layout, string>> = {
  pattern: 'pattern seamless wallpaper tile tileable textile wrapping muster patrón motif 图案',
  badge: 'logo icon badge emblem favicon mark symbol sticker logotipo 标志 图标',
  portrait: 'portrait avatar headshot selfie porträt retrato 肖像 头像',
  dashboard: 'dashboard screenshot analytics admin chart graph wireframe mockup ui interface kpi report 仪表板 图表',
  pricing: 'pricing price plan tier subscription preise precios tarifs 价格',
  empty: 'empty results nothing missing leer vacío vide 空',
  map: 'map karte mapa carte 地图',
  abstract:
    'abstract background backdrop gradient mesh texture geometric shapes saas terrazzo bauhaus truchet concentric cubes confetti aurora hintergrund hintergrundbild fondo fond abstrakt abstracto 抽象 背景',
  studio: 'product mockups packshot ecommerce produkt producto produit 产品',
  data: 'network server api pipeline devops kubernetes blockchain 服务器',
};

export const moodWords: Readonly<Record<Mood, string>> = {
  day: 'day noon sunny summer morning bright tag sommer día verano jour été 白天 夏',
  dawn: 'dawn sunrise daybreak misty fog foggy mist nebel morgen amanecer aube niebla 黎明 雾',
  sunset: 'sunset dusk evening golden twilight sonnenuntergang abend atardecer coucher 日落 黄昏',
  night: 'night midnight moon moonlight stars starry dark nacht mond noche luna nuit lune 夜 月',
  forest: 'green eco organic natural sustainable wald 绿色环保',
  ocean: 'underwater marine nautical diving 海洋',
  desert: 'arid sandy wüste safari',
  winter: 'winter snow snowy ice frozen arctic schnee invierno nieve hiver neige 冬 雪',
  autumn: 'autumn fall herbst otoño automne harvest thanksgiving 秋',
  spring: 'spring easter frühling primavera printemps 春',
  neon: 'neon cyberpunk synthwave vaporwave futuristic retrowave 霓虹',
  pastel: 'pastel soft cute kawaii baby dreamy gentle pastell',
  vintage: 'vintage retro old antique classic nostalgic poster',
  corporate: 'saas business corporate startup b2b enterprise fintech marketing team company landing pricing dashboard',
  mono: 'monochrome grayscale greyscale noir',
};

export const styleWords: Readonly<Record<Style, string>> = {
  minimal: 'minimal minimalist minimalism simple clean minimalistisch',
  line: 'lineart outline sketch line drawing linie',
  isometric: 'isometric iso cubes isometrisch',
  fog: 'fog foggy mist misty haze hazy nebel niebla brume 雾',
};

export const colourWords: readonly (readonly [Hex, string])[] = [
  ['#db4429', 'red crimson scarlet rot rote roter rotes rojo roja rouge 红'],
  ['#ef7d2d', 'orange naranja orangefarben 橙色'],
  ['#f4bf33', 'yellow golden gold gelb gelbe gelber amarillo amarilla jaune 黄'],
  ['#3f9b55', 'green grün grüne grüner verde vert verte 绿'],
  ['#1c9a9a', 'teal turquoise cyan türkis turquesa 青'],
  ['#2f6fd6', 'blue azure navy blau blaue blauer blaues azul bleu bleue 蓝'],
  ['#7a4fc9', 'purple violet lavender lila violett morado púrpura violet 紫'],
  ['#ee7fa8', 'pink rosa magenta 粉'],
  ['#8a5a3c', 'brown braun braune marrón brun 棕'],
  ['#f4f1ea', 'white weiß weiße weißer blanco blanca blanc blanche 白'],
  ['#33353d', 'black schwarz schwarze schwarzer negro negra noir noire 黑'],
  ['#8d939c', 'grey gray silver grau graue gris 灰'],
];

export const countWords: readonly (readonly [number, string])[] = [
  [2, 'two pair couple zwei dos deux 两'],
  [3, 'three trio drei tres trois 三'],
  [4, 'four vier cuatro quatre 四'],
  [5, 'five fünf cinco cinq several many viele 五'],
];
