package org.kosmoconnect.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kosmoconnect.gateway.Reply.Writer;

class RepliesTest {

  private static final Writer NOVA = new Writer("account-nova", "nova");
  private static final Writer LEO = new Writer("account-leo", "leo");

  @Test
  void whatTheTextRefersToComesFirst() {
    assertThat(Reply.match("account-leo", "account-nova", List.of(NOVA)))
        .isEqualTo(new Reply.ToAccount("account-leo"));
    assertThat(Reply.match(null, "account-leo", List.of(NOVA)))
        .isEqualTo(new Reply.ToAccount("account-leo"));
  }

  @Test
  void oneWriterIsMeantAndSeveralAreNot() {
    assertThat(Reply.match(null, null, List.of(NOVA)))
        .isEqualTo(new Reply.ToAccount("account-nova"));
    assertThat(Reply.match(null, null, List.of(NOVA, LEO)))
        .isEqualTo(new Reply.Ambiguous(List.of("nova", "leo")));
    assertThat(Reply.match(null, null, List.of())).isEqualTo(new Reply.ToOperators());
  }

  @Test
  void theQuestionFitsIntoOneText() {
    assertThat(Reply.question(List.of("nova", "leo")))
        .isEqualTo("Several people wrote: start with @nova or @leo");
    assertThat(TextRules.bytes(Reply.question(List.of("a".repeat(90), "b".repeat(90), "c"))))
        .isLessThanOrEqualTo(TextRules.MOST_BYTES);
  }

  @Test
  void anAliasAtTheBeginningAddresses() {
    assertThat(Reply.alias("@nova yes")).contains("nova");
    assertThat(Reply.alias("@Nova: yes")).contains("nova");
    assertThat(Reply.alias("yes @nova")).isEmpty();
    assertThat(Reply.alias("@no/pe yes")).isEmpty();
  }

  @Test
  void commandsAreReadAndNothingElseIs() {
    assertThat(MeshCommand.parse(" !stop all "))
        .contains(new MeshCommand(MeshCommand.Kind.STOP, "all"));
    assertThat(MeshCommand.parse("!Claim 482913"))
        .contains(new MeshCommand(MeshCommand.Kind.CLAIM, "482913"));
    assertThat(MeshCommand.parse("!stop @nova"))
        .contains(new MeshCommand(MeshCommand.Kind.STOP, "nova"));
    assertThat(MeshCommand.parse("!stopping by later")).isEqualTo(Optional.empty());
    assertThat(MeshCommand.parse("do not !stop")).isEmpty();
  }

  @Test
  void theBridgeThatHeardLastNearAndLoudIsBest() {
    Candidate far = new Candidate("a", 1, 60_000L, 3, -10.0, 0);
    Candidate near = new Candidate("b", 2, 60_000L, 0, 6.0, 0);
    Candidate stale = new Candidate("c", 3, 20 * 3600_000L, 0, 6.0, 0);
    Candidate busy = new Candidate("d", 4, 60_000L, 0, 6.0, 0.9);

    assertThat(BridgeScore.best(List.of(far, near, stale, busy))).contains(near);
    Candidate twin = new Candidate("aa", 5, 60_000L, 0, 6.0, 0);
    assertThat(BridgeScore.best(List.of(near, twin))).as("of equals the lower id").contains(twin);
  }
}
