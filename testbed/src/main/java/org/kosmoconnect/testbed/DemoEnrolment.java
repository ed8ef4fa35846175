package org.kosmoconnect.testbed;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.kosmoconnect.testbed.server.BridgeProcess;
import org.kosmoconnect.testbed.server.ServerException;

/**
 * Enrols the demo's bridge as an operator and an owner of a Raspberry Pi do: the hub's API invites
 * it, its own command exchanges the code. The credential is kept beside the spool for the next run.
 */
final class DemoEnrolment {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ENROLLED_ALREADY = 409;

  private final HubOperator operator;
  private final String hub;
  private final Path file;

  private DemoEnrolment(HubOperator operator, String hub, Path file) {
    this.operator = operator;
    this.hub = hub;
    this.file = file;
  }

  /**
   * Returns the bridge's variables: its id and its credential.
   *
   * @param folder of the bridge
   * @param hub {@code http://host:port}
   * @param id enrolment id
   * @param password of the demo's operator
   * @throws ServerException when the hub refuses
   */
  static Map<String, String> credential(Path folder, String hub, String id, String password) {
    Path file = folder.resolve("credential.env");
    try {
      HubOperator operator = HubOperator.signIn(hub, DemoServers.OPERATOR, password);
      new DemoEnrolment(operator, hub, file).ensure(id);
    } catch (ServerException e) {
      // The operator may have another password by now; a credential from an earlier run still does.
      if (!Files.exists(file)) {
        throw e;
      }
    }
    return read(file);
  }

  private void ensure(String id) {
    ObjectNode invitation = JSON.createObjectNode().put("id", id).put("name", "Demo bridge");
    HubOperator.Answer invited = operator.post("/admin/bridges", invitation);
    if (invited.status() != ENROLLED_ALREADY) {
      exchange(invited);
    } else if (!Files.exists(file)) {
      exchange(operator.post("/admin/bridges/" + id + "/rotate", JSON.createObjectNode()));
    }
  }

  private void exchange(HubOperator.Answer invited) {
    try {
      Files.createDirectories(file.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    BridgeProcess.enrol(hub, invited.granted().path("code").asText(), file);
  }

  private static Map<String, String> read(Path file) {
    Map<String, String> variables = new HashMap<>();
    try {
      for (String line : Files.readAllLines(file)) {
        int equals = line.indexOf('=');
        variables.put(line.substring(0, equals), line.substring(equals + 1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return variables;
  }
}
