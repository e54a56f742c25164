import { type Import, importsOf } from './imports'
import { DRIVER_LAYERS, DRIVERS, IMPORTED_BY, LAYERS, type Layer, VENDOR_SDKS } from './layers'
import { type Finding, isCode, listFiles, readSource } from './source'

const layerOf = (file: string): Layer | undefined => LAYERS.find(layer => layer.files.test(file))
const featureOf = (file: string) => file.split('/')[1]

function refusePackage(layer: Layer, name: string): string | null {
  if (IMPORTED_BY[layer.name]) return null
  if (VENDOR_SDKS.test(name) && layer.name !== 'services')
    return `the vendor SDK ${name} belongs into lib/services`
  const drivers: readonly string[] = DRIVER_LAYERS
  if (DRIVERS.test(name) && !drivers.includes(layer.name))
    return `${name} is the database driver: use db/client`
  const allowed = (!layer.packages || layer.packages.test(name)) && !layer.without?.test(name)
  return allowed ? null : `${layer.name} may not import the package ${name}`
}

function refuseFile(from: Layer, file: string, wanted: Import & { file: string }): string | null {
  const to = layerOf(wanted.file)
  // Styles and pictures are no modules: the bundler turns them into addresses.
  if (/\.(css|svg|png|woff2?)$/.test(wanted.file)) return null
  if (!to) return `${wanted.file} belongs to no layer`
  const importers = IMPORTED_BY[to.name]
  if (importers && !importers.includes(from.name))
    return `${from.name} may not import ${to.name}: ${wanted.file}`
  if (from.may.includes('*')) return null
  if (
    to.ownFeatureOnly &&
    from.files.source.startsWith('^lib') &&
    featureOf(file) !== featureOf(wanted.file)
  ) {
    return `${wanted.file} is internal to its feature`
  }
  if (from.may.includes(to.name)) return null
  if (wanted.typeOnly && from.types?.includes(to.name)) return null
  const hint = from.types?.includes(to.name) ? ' (only its types)' : ''
  return `${from.name} may not import ${to.name}${hint}: ${wanted.file}`
}

type Graph = Map<string, Import[]>

function readGraph(root: string): Graph {
  const files = listFiles(root).filter(isCode)
  return new Map(files.map(file => [file, importsOf(root, readSource(root, file))]))
}

/** Rings of imports that exist when the program runs; a type-only import is gone by then. */
function cycles(graph: Graph): Finding[] {
  const findings: Finding[] = []
  const done = new Set<string>()
  const path: string[] = []
  const follow = (file: string) => {
    const at = path.indexOf(file)
    if (at >= 0) {
      const ring = [...path.slice(at), file]
      findings.push({ file, line: 1, message: `circular import: ${ring.join(' → ')}` })
      return
    }
    if (done.has(file)) return
    path.push(file)
    for (const { file: next, typeOnly } of graph.get(file) ?? []) if (next && !typeOnly) follow(next)
    path.pop()
    done.add(file)
  }
  for (const file of graph.keys()) follow(file)
  return findings
}

/** Every import under `root` that the table of layers does not allow, and every ring. */
export function checkBoundaries(root: string): Finding[] {
  const graph = readGraph(root)
  const findings: Finding[] = []
  for (const [file, imports] of graph) {
    const layer = layerOf(file)
    if (!layer) {
      findings.push({ file, line: 1, message: 'belongs to no layer: see scripts/check/layers.ts' })
      continue
    }
    for (const wanted of imports) {
      const message = wanted.file
        ? refuseFile(layer, file, { ...wanted, file: wanted.file })
        : refusePackage(layer, wanted.package ?? wanted.specifier)
      if (message) findings.push({ file, line: wanted.line, message })
    }
  }
  return [...findings, ...cycles(graph)]
}
