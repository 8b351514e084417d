/**
 * Images of databases, caches, search engines and brokers, by the last part of their path, whoever publishes them.
 * As of 2026-11, from the names under which the publishers of each product offer it on Docker Hub and their own registries.
 */
export const DATASTORE_NAMES: ReadonlySet<string> = new Set(
  (
    "activemq activemq-artemis activemq-classic arangodb cassandra clickhouse clickhouse-server cockroach couchbase couchdb cp-kafka " +
    "cp-server cp-zookeeper dgraph dragonfly elasticsearch etcd influxdb kafka keydb mariadb meilisearch memcached milvus mongo mongodb " +
    "mongodb-community-server mongodb-enterprise-server mysql mysql-server neo4j opensearch percona percona-server percona-server-mongodb pgvector postgis " +
    "postgres postgresql pulsar qdrant questdb rabbitmq ravendb redis redis-stack redis-stack-server redpanda rethinkdb scylla solr surrealdb timescaledb " +
    "timescaledb-ha typesense valkey weaviate yugabyte zookeeper"
  ).split(" "),
);

/** Datastores whose last part alone says nothing. */
export const DATASTORE_PATHS: readonly string[] = ["mssql/server", "azure-sql-edge", "tarantool/tarantool", "database/free", "database/express"];
