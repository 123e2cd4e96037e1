// Makes world.json, the shapes of the map of the world. Run by hand when the shapes
// have to change; the portal itself reads the file and needs neither Node nor npm:
//
//   npm install --no-save world-atlas@2.0.2 d3-geo@3.1.2 d3-geo-projection@4.0.0 \
//     topojson-client@3.1.0 topojson-simplify@3.0.3
//   NODE_PATH=node_modules node wsis_portal/drawing/make_world.mjs
//
// world-atlas (ISC licence) is Natural Earth at 1:50,000,000, which is in the public
// domain. Areas are named by ISO 3166-1 alpha-2, as actionlines/reference/countries.json
// pairs them with the numbers of UN M49. An area that has no row there keeps its shape
// and loses its name: it becomes land without a statement.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(`${process.cwd()}/`);
const load = (name) => import(pathToFileURL(require.resolve(name)));
const { geoCentroid, geoPath } = await load("d3-geo");
const { geoRobinson } = await load("d3-geo-projection");
const { feature } = await load("topojson-client");
const simplifying = await load("topojson-simplify");
const here = (name) => new URL(name, import.meta.url);
const read = (path) => JSON.parse(readFileSync(path));

const WIDTH = 2000; // units across; whole numbers then are finer than a screen
const KEPT = 0.07; // of the weights of all points: what a map this wide can show
const SPECK = 4; // square units; a smaller island says nothing, nor can it be hit
const SMALL = 16; // square units; an area smaller than this has no path: it is a dot
const DOT = 8; // units from its middle to its rim
const FRAME = { x: 58, y: 26, width: 1934, height: 846 }; // without Antarctica
const ANTARCTICA = "010";

// Natural Earth draws these with another country, and ISO gives them a code.
// [name there, code, west, south, east, north] of the box that holds their shapes.
const APART = [
  ["France", "GF", -56, 1, -50, 7],
  ["France", "GP", -62, 15.6, -60.5, 17],
  ["France", "MQ", -62, 14, -60.5, 15.5],
  ["France", "RE", 55, -22, 57, -20],
  ["France", "YT", 44, -14, 46, -12],
  ["Norway", "SJ", -10, 70.5, -7, 72],
  ["Norway", "SJ", 10, 73, 35, 82],
  ["Netherlands", "BQ", -69, 11, -62, 18],
  ["New Zealand", "TK", -174, -11, -170, -7],
  ["Indian Ocean Ter.", "CX", 104, -12, 107, -9],
  ["Indian Ocean Ter.", "CC", 95, -14, 98, -11],
];
// And it leaves these out. Degrees east and north of a place there.
const MISSING = {
  BV: [3.36, -54.42],
  GI: [-5.35, 36.14],
  TV: [179.2, -8.52],
  UM: [166.62, 19.29], // Wake Island, the largest of those scattered isles
};

const rows = read(here("../../actionlines/reference/countries.json")).rows;
const codes = Object.fromEntries(rows.map((row) => [row.m49, row.code]));
const projection = geoRobinson().precision(0.1).rotate([-11, 0]);
projection.fitWidth(WIDTH, { type: "Sphere" });

function shapes() {
  let world = read(require.resolve("world-atlas/countries-50m.json"));
  const { presimplify, quantile, simplify, sphericalTriangleArea } = simplifying;
  world = presimplify(world, sphericalTriangleArea);
  world = simplify(world, quantile(world, KEPT));
  return feature(world, world.objects.countries).features;
}

// [code, polygons] of each area, the code empty for land without a name.
function* areas() {
  for (const { id, properties, geometry } of shapes()) {
    if (id === ANTARCTICA) continue;
    const several = geometry.type === "MultiPolygon";
    for (const rings of several ? geometry.coordinates : [geometry.coordinates])
      yield [codeOf(id, properties.name, rings), rings];
  }
}

function codeOf(id, name, rings) {
  const [east, north] = geoCentroid({ type: "Polygon", coordinates: rings });
  const apart = APART.find(
    ([of, , w, s, e, n]) =>
      of === name && w <= east && east <= e && s <= north && north <= n,
  );
  return apart?.[1] ?? codes[id] ?? "";
}

// Collects what geoPath draws as rings of whole numbers, no point twice in a row.
class Pen {
  rings = [];
  moveTo(x, y) {
    this.rings.push([[Math.round(x), Math.round(y)]]);
  }
  lineTo(x, y) {
    const ring = this.rings.at(-1);
    const [a, b] = ring.at(-1);
    const point = [Math.round(x), Math.round(y)];
    if (point[0] !== a || point[1] !== b) ring.push(point);
  }
  closePath() {}
  arc() {}
}

const doubled = (ring) =>
  Math.abs(
    ring.reduce((sum, [x, y], i) => {
      const [nextX, nextY] = ring[(i + 1) % ring.length];
      return sum + x * nextY - nextX * y;
    }, 0),
  );

// In steps from point to point: half as long as places on the map.
function written(ring) {
  const steps = ring.slice(1).map(([x, y], i) => `${x - ring[i][0]},${y - ring[i][1]}`);
  return `M${ring[0]}l${steps.join(" ")}z`.replaceAll(",-", "-").replaceAll(" -", "-");
}

function drawn(polygons) {
  const pen = new Pen();
  geoPath(projection, pen)({ type: "MultiPolygon", coordinates: polygons });
  const rings = pen.rings.filter((ring) => ring.length > 2 && doubled(ring) / 2 > SPECK);
  rings.sort((one, other) => doubled(other) - doubled(one));
  return rings.map(written).join("");
}

const largest = (polygons) => {
  const alone = polygons.map((rings) => ({ type: "Polygon", coordinates: rings }));
  const size = geoPath(projection).area;
  return alone.reduce((most, one) => (size(one) > size(most) ? one : most));
};
// Half the height of what has its middle there: a name stands clear of a small one.
const reach = (polygon) => {
  const [[, top], [, bottom]] = geoPath(projection).bounds(polygon);
  return Math.round((bottom - top) / 2);
};
const place = (degrees) => projection(degrees).map(Math.round);

const together = {};
for (const [code, rings] of areas()) (together[code] ??= []).push(rings);
const world = { land: drawn(together[""] ?? []), areas: {} };
delete together[""];
for (const [code, polygons] of Object.entries(together)) {
  const main = largest(polygons);
  const [x, y] = place(geoCentroid(main));
  const all = { type: "MultiPolygon", coordinates: polygons };
  const small = geoPath(projection).area(all) < SMALL;
  const path = small ? "" : drawn(polygons);
  world.areas[code] = { x, y, reach: path ? reach(main) : DOT, path };
}
for (const [code, degrees] of Object.entries(MISSING)) {
  const [x, y] = place(degrees);
  world.areas[code] = { x, y, reach: DOT, path: "" };
}
const sorted = Object.entries(world.areas).sort(([a], [b]) => (a < b ? -1 : 1));
const lines = sorted.map(([code, area]) => `  "${code}": ${JSON.stringify(area)}`);
writeFileSync(
  here("world.json"),
  `{\n "source": "Natural Earth 1:50,000,000 (public domain), by world-atlas 2.0.2",\n` +
    ` "projection": "Robinson, centred on 11 degrees east",\n` +
    ` "frame": ${JSON.stringify(FRAME)},\n` +
    ` "land": "${world.land}",\n` +
    ` "areas": {\n${lines.join(",\n")}\n }\n}\n`,
);
const absent = rows.filter((row) => !(row.code in world.areas)).map((row) => row.code);
console.log(`${sorted.length} areas, ${sorted.filter(([, area]) => !area.path).length} dots`);
console.log(`not drawn: ${absent.join(", ")}`);
