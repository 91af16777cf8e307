import static org.codelibs.opensearch.runner.OpenSearchRunner.newConfigs;

import java.nio.file.Path;
import org.codelibs.opensearch.runner.OpenSearchRunner;

/** One node of a cluster for tests, alone in its own process: name, HTTP port, transport port, addresses of all transports,
 *  names of all nodes, folder. Ends when its input does. */
public class Node {
    public static void main(String[] args) throws Exception {
        OpenSearchRunner runner = new OpenSearchRunner();
        runner.onBuild((number, settings) -> {
            settings.put("node.name", args[0]);
            settings.put("http.port", args[1]);
            settings.put("transport.port", args[2]);
            settings.put("network.host", "127.0.0.1");
            settings.putList("discovery.seed_hosts", args[3].split(","));
            settings.putList("cluster.initial_cluster_manager_nodes", args[4].split(","));
            settings.put("cluster.routing.allocation.disk.threshold_enabled", false);
            settings.put("path.repo", Path.of(args[5]).resolveSibling("snapshots").toString());
            settings.put("indices.query.bool.max_clause_count", 20000);
            // A copy whose recovery was cancelled may hold its lock for five minutes, in which OpenSearch 2.19 tries to move
            // it again and again, and each change of the cluster's state waits five seconds for it.
            settings.put("cluster.routing.rebalance.enable", "none");
            // What the copies of the tests hold is little: to wait for one another is most of what their recovery takes.
            settings.put("cluster.routing.allocation.node_concurrent_recoveries", 8);
            settings.put("cluster.routing.allocation.node_initial_primaries_recoveries", 8);
            // A node that is killed is missed at once and not waited for.
            settings.put("cluster.fault_detection.follower_check.interval", "500ms");
            settings.put("cluster.fault_detection.follower_check.timeout", "2s");
        }).build(newConfigs().clusterName("fuwen-test").numOfNode(1).basePath(args[5]).useLogger());
        // Whoever started this node holds its input: when he is gone, however he went, so is the node.
        while (System.in.read() != -1) {}
        Runtime.getRuntime().halt(0);
    }
}
