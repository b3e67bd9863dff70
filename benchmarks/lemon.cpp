// The best pairing by LEMON (https://lemon.cs.elte.hu, Boost licence), for benchmarks/lemon.py to call.
#include <lemon/matching.h>
#include <lemon/smart_graph.h>

#include <vector>

// weights: n x n, symmetric, 0 where a pair is not eligible. bonus: added to every pair, so that more pairs
// come first. mates: (n,) who is whose partner, -1 for nobody.
extern "C" void pair_people(int n, const int *weights, long long bonus, int *mates) {
  lemon::SmartGraph graph;
  graph.reserveNode(n);
  std::vector<lemon::SmartGraph::Node> nodes;
  for (int person = 0; person < n; ++person) nodes.push_back(graph.addNode());
  lemon::SmartGraph::EdgeMap<long long> worth(graph);
  for (int i = 0; i < n; ++i) {
    for (int j = i + 1; j < n; ++j) {
      const int weight = weights[static_cast<long long>(i) * n + j];
      if (weight > 0) worth[graph.addEdge(nodes[i], nodes[j])] = weight + bonus;
    }
  }
  lemon::MaxWeightedMatching<lemon::SmartGraph, lemon::SmartGraph::EdgeMap<long long>> matching(graph, worth);
  matching.run();
  for (int i = 0; i < n; ++i) {
    const lemon::SmartGraph::Node mate = matching.mate(nodes[i]);
    mates[i] = mate == lemon::INVALID ? -1 : graph.id(mate);
  }
}
