package shop

import dev.regauge.annotation.RegaugeIgnore
import java.sql.Connection

class Orders(c: Connection) {

  @RegaugeIgnore(value = Array("in-bare-placeholder"), reason = "until March")
  def kept(): Unit = {
    c.prepareStatement("select a from t where id in ?").setInt(1, 5)
    List(1).foreach { i => c.prepareStatement("select b from t where id in ?").setInt(1, i) }
    val made = new Runnable {
      def run(): Unit = c.prepareStatement("select c from t where id in ?").setInt(1, 5)
    }
    made.run()
  }

  def open(): Unit = c.prepareStatement("select d from t where id in ?").setInt(1, 5)
}

object Shared {
  @RegaugeIgnore(value = Array("in-bare-placeholder"), reason = "until March")
  def kept(c: Connection): Unit = c.prepareStatement("select e from t where id in ?").setInt(1, 5)

  def open(c: Connection): Unit = c.prepareStatement("select f from t where id in ?").setInt(1, 5)
}
