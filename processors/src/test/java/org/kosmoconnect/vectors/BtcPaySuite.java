package org.kosmoconnect.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Webhook deliveries, single ones and whole stories of orders, over the billing rules. */
public final class BtcPaySuite implements VectorSuite {

  private static final String INDEX = "index.json";

  @Override
  public String folder() {
    return "btcpay";
  }

  @Override
  public List<String> sets() {
    return List.of(INDEX);
  }

  @Override
  public List<VectorCase> read(Path folder, String set) throws IOException {
    ObjectMapper json = new ObjectMapper();
    JsonNode index = json.readTree(folder.resolve(set).toFile());
    JsonNode plans = index.path("config").path("plans");
    List<VectorCase> cases = new ArrayList<>();
    for (JsonNode entry : index.path("cases")) {
      JsonNode vector = json.readTree(folder.resolve(entry.path("file").asText()).toFile());
      String name = vector.path("id").asText() + " " + vector.path("title").asText();
      cases.add(
          new VectorCase(
              name,
              switch (vector.path("kind").asText()) {
                case "delivery" -> () -> checkDelivery(vector);
                case "sequence" -> () -> new BtcPayStory(vector, plans).check();
                default -> throw new IllegalArgumentException("unknown kind of " + name);
              }));
    }
    return cases;
  }

  private static void checkDelivery(JsonNode vector) {
    WebhookDesk desk = WebhookDesk.of(vector.path("context"));
    vector.path("context").path("knownInvoices").forEach(id -> desk.know(id.asText()));
    vector
        .path("context")
        .path("processedDeliveries")
        .forEach(
            done ->
                desk.process(
                    done.path("webhookId").asText(), done.path("originalDeliveryId").asText()));
    desk.check(vector.path("request"), vector.path("expect"), event -> true);
  }
}
