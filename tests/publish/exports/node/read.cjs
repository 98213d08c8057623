// Reads a graph file with the library of its format and prints what it found, as JSON.
// node read.cjs graphology|cytoscape|gexf|graphml FILE
const fs = require('fs');
const [form, file] = process.argv.slice(2);
const text = fs.readFileSync(file, 'utf8');

function ofGraphology(graph) {
  return {
    nodes: graph.mapNodes((id, attributes) => [id, attributes]),
    edges: graph.mapEdges((id, attributes, source, target) => [source, target, attributes]),
  };
}

const readers = {
  graphology() {
    const { MultiDirectedGraph } = require('graphology');
    return ofGraphology(MultiDirectedGraph.from(JSON.parse(text)));
  },
  cytoscape() {
    const cytoscape = require('cytoscape');
    const style = JSON.parse(fs.readFileSync(process.argv[4], 'utf8'));
    const graph = cytoscape({ headless: true, styleEnabled: true, ...JSON.parse(text), style, layout: { name: 'preset' } });
    return {
      nodes: graph.nodes().map((node) => [
        node.id(), { ...node.data(), position: node.position(), drawn: node.style('background-color'), width: node.width() },
      ]),
      edges: graph.edges().map((edge) => [edge.source().id(), edge.target().id(), edge.data()]),
    };
  },
  gexf() {
    const { parse } = require('graphology-gexf');
    const Graph = require('graphology');
    return ofGraphology(parse(Graph, text, { allowUndeclaredAttributes: false, addMissingNodes: false }));
  },
  graphml() {
    const { parse } = require('graphology-graphml');
    const Graph = require('graphology');
    const { DOMParser } = require('@xmldom/xmldom');
    return ofGraphology(parse(Graph, text, { DOMParser }));
  },
};
// A headless Cytoscape keeps its clock running, so the end is said.
process.stdout.write(JSON.stringify(readers[form]()), () => process.exit(0));
