package docket.engines.dynamodb;

import docket.engines.dynamodb.value.InvalidItem;
import docket.engines.sqlite.Database;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.*;

/**
 * DynamoDB on one machine, behind the SDK's own client interface: durable, with AWS's limits,
 * answers, errors and consumed capacity. Operations it does not serve throw
 * UnsupportedOperationException.
 */
public final class EmbeddedDynamoDb implements DynamoDbClient {
  private final Database database;
  private final IndexEntries entries;
  private final Engine engine;
  private final Sweeper sweeper;
  private final Writes writes;
  private final Reads reads;
  private final Queries queries;
  private final Batches batches;
  private final Transactions transactions;
  private final TransactionReads transactionReads;
  private final TableOperations tables;

  private EmbeddedDynamoDb(Database database, EngineOptions options) {
    this.database = database;
    this.entries = new IndexEntries(database, options.indexLag());
    var stream = new StoredStream(database);
    var items = new ItemStore(entries, stream, options.clock());
    this.engine =
        new Engine(
            database,
            new Catalog(database),
            items,
            stream,
            new Meters(),
            new Faults(entries),
            options.clock());
    this.sweeper = new Sweeper(engine, options.sweepInterval());
    this.writes = new Writes(engine);
    this.reads = new Reads(engine);
    this.queries = new Queries(engine);
    this.batches = new Batches(engine);
    this.transactions = new Transactions(engine);
    this.transactionReads = new TransactionReads(engine);
    this.tables = new TableOperations(engine);
  }

  /**
   * Opens the engine on a folder, which one engine owns until it is closed.
   *
   * @throws docket.engines.sqlite.StorageException if another engine has the folder open
   */
  public static EmbeddedDynamoDb open(EngineOptions options) {
    var schema =
        Stream.of(
            Catalog.SCHEMA,
            ItemStore.SCHEMA,
            IndexEntries.SCHEMA,
            StoredStream.SCHEMA,
            RequestTokens.SCHEMA);
    var database =
        Database.open(
            options.folder().resolve("dynamodb.db"), schema.flatMap(List::stream).toList());
    return new EmbeddedDynamoDb(database, options);
  }

  public ChangeStream changes() {
    return engine.stream();
  }

  public Meters meters() {
    return engine.meters();
  }

  public Faults faults() {
    return engine.faults();
  }

  /** Brings all indexes up to date with their tables, whatever their lag. */
  public void settleIndexes() {
    entries.settle();
  }

  /** Removes the items whose time to live has passed, and answers how many. */
  public int sweepExpired() {
    return sweeper.sweep();
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    return call(Operation.GET_ITEM, List.of(request.tableName()), () -> reads.get(request));
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    return call(Operation.PUT_ITEM, List.of(request.tableName()), () -> writes.put(request));
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    return call(Operation.UPDATE_ITEM, List.of(request.tableName()), () -> writes.update(request));
  }

  @Override
  public DeleteItemResponse deleteItem(DeleteItemRequest request) {
    return call(Operation.DELETE_ITEM, List.of(request.tableName()), () -> writes.delete(request));
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    return call(Operation.QUERY, List.of(request.tableName()), () -> queries.query(request));
  }

  @Override
  public ScanResponse scan(ScanRequest request) {
    return call(Operation.SCAN, List.of(request.tableName()), () -> queries.scan(request));
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    return call(
        Operation.BATCH_GET_ITEM, request.requestItems().keySet(), () -> batches.get(request));
  }

  @Override
  public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
    return call(
        Operation.BATCH_WRITE_ITEM, request.requestItems().keySet(), () -> batches.write(request));
  }

  @Override
  public TransactGetItemsResponse transactGetItems(TransactGetItemsRequest request) {
    var names = request.transactItems().stream().map(item -> item.get().tableName()).toList();
    return call(Operation.TRANSACT_GET_ITEMS, names, () -> transactionReads.get(request));
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    return call(
        Operation.TRANSACT_WRITE_ITEMS, tableNames(request), () -> transactions.write(request));
  }

  @Override
  public CreateTableResponse createTable(CreateTableRequest request) {
    return call(Operation.CREATE_TABLE, List.of(), () -> tables.create(request));
  }

  @Override
  public DescribeTableResponse describeTable(DescribeTableRequest request) {
    return call(Operation.DESCRIBE_TABLE, List.of(), () -> tables.describe(request));
  }

  @Override
  public ListTablesResponse listTables(ListTablesRequest request) {
    return call(Operation.LIST_TABLES, List.of(), () -> tables.list(request));
  }

  @Override
  public DeleteTableResponse deleteTable(DeleteTableRequest request) {
    return call(Operation.DELETE_TABLE, List.of(), () -> tables.delete(request));
  }

  @Override
  public UpdateTimeToLiveResponse updateTimeToLive(UpdateTimeToLiveRequest request) {
    return call(Operation.UPDATE_TIME_TO_LIVE, List.of(), () -> tables.updateTimeToLive(request));
  }

  @Override
  public DescribeTimeToLiveResponse describeTimeToLive(DescribeTimeToLiveRequest request) {
    return call(
        Operation.DESCRIBE_TIME_TO_LIVE, List.of(), () -> tables.describeTimeToLive(request));
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    sweeper.close();
    entries.close();
    database.close();
  }

  private <T> T call(Operation operation, Collection<String> tableNames, Supplier<T> work) {
    engine.faults().before(operation, tableNames);
    var answer = answer(work);
    engine.faults().after(operation, tableNames);
    return answer;
  }

  private static <T> T answer(Supplier<T> work) {
    try {
      return work.get();
    } catch (InvalidItem invalid) {
      throw Refusals.validation(invalid.text());
    }
  }

  private static List<String> tableNames(TransactWriteItemsRequest request) {
    var names = new ArrayList<String>();
    for (var item : request.transactItems()) {
      if (item.put() != null) names.add(item.put().tableName());
      if (item.update() != null) names.add(item.update().tableName());
      if (item.delete() != null) names.add(item.delete().tableName());
      if (item.conditionCheck() != null) names.add(item.conditionCheck().tableName());
    }
    return names;
  }
}
