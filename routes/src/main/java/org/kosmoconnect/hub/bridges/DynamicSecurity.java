package org.kosmoconnect.hub.bridges;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.paho.mqttv5.client.IMqttMessageListener;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mosquitto's dynamic security plugin: JSON commands on its control topic. The hub's own user must
 * be the plugin's administrator. Each bridge has a client and a role of its name. One request at a
 * time: when the hub is given its role, the plugin ends every connection of its user, also one that
 * waits for an answer.
 */
final class DynamicSecurity implements BrokerAccess {

  static final String CONTROL = "$CONTROL/dynamic-security/v1";

  private static final Logger LOG = LoggerFactory.getLogger(DynamicSecurity.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int WAIT_SECONDS = 4;
  private static final String HUB_ROLE = "kosmo-hub";

  /** Undoing what is not there is no failure, and neither is doing what is done. */
  private static final Set<String> TOLERATED =
      Set.of("deleteClient", "deleteRole", "addClientRole");

  private final String url;
  private final String user;
  private final MqttConnectionOptions options;
  private boolean prepared;

  /**
   * @param user the plugin's administrator, as whom {@code options} log in
   * @param options with automatic reconnect off: a connection lasts for one request
   */
  DynamicSecurity(String url, String user, MqttConnectionOptions options) {
    this.url = url;
    this.user = user;
    this.options = options;
  }

  /** Asks first, for the plugin ends all connections of a user to whom it gives a role. */
  @Override
  public synchronized void prepare() {
    if (prepared) {
      return;
    }
    if (!holdsRole()) {
      BridgeAcl all = new BridgeAcl(List.of("kosmo/#"), List.of("kosmo/#", "msh/#"));
      try {
        request(
            command("deleteRole").put("rolename", HUB_ROLE),
            role(HUB_ROLE, all),
            command("addClientRole").put("username", user).put("rolename", HUB_ROLE));
      } catch (BrokerAccessException e) {
        LOG.debug("The broker ended the connection that asked for the role", e);
      }
      if (!holdsRole()) {
        throw new BrokerAccessException("The broker gives the hub no role", null);
      }
      LOG.info("The broker has given {} the role {}", user, HUB_ROLE);
    }
    prepared = true;
  }

  private boolean holdsRole() {
    JsonNode client = request(command("getClient").put("username", user));
    for (JsonNode role : client.at("/responses/0/data/client/roles")) {
      if (role.path("rolename").asText().equals(HUB_ROLE)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public synchronized void admit(String bridge, String password) {
    ObjectNode client = command("createClient").put("username", bridge).put("password", password);
    client.putArray("roles").addObject().put("rolename", roleOf(bridge));
    request(
        command("deleteClient").put("username", bridge),
        command("deleteRole").put("rolename", roleOf(bridge)),
        role(roleOf(bridge), BridgeAcl.of(bridge)),
        client);
  }

  @Override
  public synchronized void shutOut(String bridge) {
    request(
        command("deleteClient").put("username", bridge),
        command("deleteRole").put("rolename", roleOf(bridge)));
  }

  private static String roleOf(String bridge) {
    return "bridge-" + bridge;
  }

  private static ObjectNode command(String name) {
    return JSON.createObjectNode().put("command", name);
  }

  private static ObjectNode role(String name, BridgeAcl acl) {
    ObjectNode role = command("createRole").put("rolename", name);
    ArrayNode rules = role.putArray("acls");
    acl.publish().forEach(topic -> rule(rules, "publishClientSend", topic));
    acl.read().forEach(topic -> rule(rules, "publishClientReceive", topic));
    acl.read().forEach(topic -> rule(rules, "subscribePattern", topic));
    return role;
  }

  private static void rule(ArrayNode rules, String kind, String topic) {
    rules.addObject().put("acltype", kind).put("topic", topic).put("allow", true);
  }

  private JsonNode request(ObjectNode... commands) {
    ObjectNode request = JSON.createObjectNode();
    request.putArray("commands").addAll(List.of(commands));
    try {
      MqttClient client =
          new MqttClient(url, "kosmo-access-" + UUID.randomUUID(), new MemoryPersistence());
      client.setTimeToWait(WAIT_SECONDS * 1000L);
      try {
        client.connect(options);
        return checked(JSON.readTree(ask(client, JSON.writeValueAsBytes(request))));
      } finally {
        client.disconnectForcibly(0, WAIT_SECONDS * 1000L, false);
        client.close(true);
      }
    } catch (MqttException | IOException | ExecutionException | TimeoutException e) {
      throw new BrokerAccessException("The broker's control does not answer: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokerAccessException("Interrupted while the broker was asked", e);
    }
  }

  private static byte[] ask(MqttClient client, byte[] request)
      throws MqttException, InterruptedException, ExecutionException, TimeoutException {
    CompletableFuture<byte[]> answer = new CompletableFuture<>();
    IMqttMessageListener listener = (topic, message) -> answer.complete(message.getPayload());
    client.subscribe(
        new MqttSubscription[] {new MqttSubscription(CONTROL + "/response", 1)},
        new IMqttMessageListener[] {listener});
    client.publish(CONTROL, new MqttMessage(request, 1, false, null));
    return answer.get(WAIT_SECONDS, TimeUnit.SECONDS);
  }

  private static JsonNode checked(JsonNode answer) {
    for (JsonNode response : answer.path("responses")) {
      String command = response.path("command").asText();
      if (response.has("error") && !TOLERATED.contains(command)) {
        throw new BrokerAccessException(
            "The broker refuses " + command + ": " + response.path("error").asText(), null);
      }
    }
    return answer;
  }
}
